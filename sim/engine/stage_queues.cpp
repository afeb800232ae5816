#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/near_walls.h"
#include "engine/passage_rules.h"
#include "engine/stages.h"

namespace tidegate {
namespace {

constexpr float joins_within_m = 0.6f;  // of the first free place; nearer, one has come to the end of the queue
constexpr float head_m = 1;  // who is called in a snake has come so near to its head
constexpr float worth_moving_m = 0.2f;  // nearer to the queue, for who waits in the overflow

QueueTicket& ticket_of(World& world, std::int32_t agent) { return world.queues.tickets[std::size_t(agent)]; }

void leave_spot(World& world, QueueTicket& ticket) {
    if (ticket.spot >= 0) world.queues.spot_holder[std::size_t(ticket.spot)] = -1;
    ticket.spot = -1;
}

void take_spot(World& world, std::int32_t agent, int spot) {
    leave_spot(world, ticket_of(world, agent));
    ticket_of(world, agent).spot = spot;
    world.queues.spot_holder[std::size_t(spot)] = agent;
}

// Whoever heads elsewhere by now has left the queue. Whose lane closes while walking up to it keeps the turn.
void give_up_turn(const Site& site, World& world, std::int32_t agent, int queue_of_walker) {
    QueueTicket& ticket = ticket_of(world, agent);
    auto& order = world.queues.in_order[std::size_t(ticket.queue)];
    if (ticket.is_called) {
        for (const int portal : site.queue_lines[std::size_t(ticket.queue)].lanes) {
            auto& called = world.queues.called_to[std::size_t(portal)];
            if (called == agent) called = -1;
        }
        ticket.is_called = false;
        if (queue_of_walker == ticket.queue) {
            order.insert(order.begin(), agent);
            return;
        }
    } else {
        order.erase(std::find(order.begin(), order.end(), agent));
    }
    leave_spot(world, ticket);
    ticket = {};
}

}  // namespace

void leave_order(const Site& site, World& world, std::int32_t agent) {
    if (world.queues.tickets.empty() || ticket_of(world, agent).queue < 0) return;
    give_up_turn(site, world, agent, -1);
}

namespace {

bool keeps_turn(const World& world, const QueueTicket& ticket, std::int32_t agent, std::int32_t target, int queue) {
    if (queue != ticket.queue) return false;
    return !ticket.is_called || world.queues.called_to[std::size_t(target / 2)] == agent;
}

void look_who_is_there(const Site& site, World& world) {
    Walkers& w = world.walkers;
    for (auto& list : world.queues.candidates) list.clear();
    for (std::size_t i = 0; i < w.size(); ++i) {
        const std::int32_t agent = w.agent[i], target = w.target[i];
        const int queue = target < 0 ? -1 : site.queue_of_target[std::size_t(target)];
        QueueTicket& ticket = ticket_of(world, agent);
        if (ticket.queue >= 0 && !keeps_turn(world, ticket, agent, target, queue)) {
            give_up_turn(site, world, agent, queue);
        }
        ticket.walker = static_cast<std::int32_t>(i);
        if (queue < 0 || ticket.queue >= 0 || w.has(i, served) || w.has(i, stands)) continue;
        world.queues.candidates[std::size_t(queue)].push_back({0, agent, static_cast<std::int32_t>(i)});
    }
}

// The first in the queue goes to the lane that is free; of several, to the nearest.
void call(const Site& site, World& world, int queue) {
    const QueueLine& line = site.queue_lines[std::size_t(queue)];
    auto& order = world.queues.in_order[std::size_t(queue)];
    for (const int portal : line.lanes) {
        if (order.empty()) return;
        const LaneState& lane = world.lanes[std::size_t(portal)];
        if (!lane.is_open || lane.serving >= 0 || world.queues.called_to[std::size_t(portal)] >= 0) continue;
        if (!leads_on(site, world, portal, line.direction)) continue;
        const std::int32_t agent = order.front();
        if (line.is_snake && ticket_of(world, agent).at_m > head_m) return;
        order.erase(order.begin());
        QueueTicket& ticket = ticket_of(world, agent);
        leave_spot(world, ticket);
        ticket.is_called = true;
        ticket.rank = -1;
        world.queues.called_to[std::size_t(portal)] = agent;
        head_for(site, world, static_cast<std::size_t>(ticket.walker), portal, line.direction);
    }
}

void join(const Site& site, World& world, int queue, const QueueCandidate& who) {
    auto& order = world.queues.in_order[std::size_t(queue)];
    QueueTicket& ticket = ticket_of(world, who.agent);
    ticket.queue = static_cast<std::int16_t>(queue);
    ticket.rank = static_cast<std::int32_t>(order.size());
    ticket.at_m = site.queue_lines[std::size_t(queue)].at_m.back();
    order.push_back(who.agent);
    const auto i = static_cast<std::size_t>(who.walker);
    if (world.walkers.has(i, queueing)) return;
    AgentRow& agent = world.agents[std::size_t(who.agent)];
    world.walkers.set(i, queueing, true);
    agent.queue_place = static_cast<std::int16_t>(site.queue_place_of_portal[std::size_t(world.walkers.target[i] / 2)]);
    agent.queued_since = world.now;
}

/// The free spots that fill next: from the best one to those at most a spacing later.
struct FreeSpots {
    float best_cost_m = std::numeric_limits<float>::infinity();  ///< infinite: none is free
    int nearest = -1;  ///< of them, straight from where the one who asks stands; -1: none can be seen
};

FreeSpots free_spots(const Site& site, const World& world, const QueueLine& line, Vec2f p) {
    const LevelRaster& raster = site.raster(line.plane);
    FreeSpots free;
    float nearest_m = std::numeric_limits<float>::infinity();
    for (std::size_t k = 0; k < line.spots.size(); ++k) {
        const float cost_m = line.spot_cost_m[k];
        if (cost_m > free.best_cost_m + site.waiting_spots.spacing_m) break;
        if (world.queues.spot_holder[std::size_t(line.spots[k])] >= 0) continue;
        free.best_cost_m = std::min(free.best_cost_m, cost_m);
        const Vec2f spot = site.waiting_spots.at[std::size_t(line.spots[k])];
        const float away_m = length(spot - p);
        if (away_m >= nearest_m || !is_straight_way(raster, p, spot)) continue;
        nearest_m = away_m;
        free.nearest = line.spots[k];
    }
    return free;
}

// No place in the line: the overflow fills from the tail on. Who sees no floor left stays where he is.
void join_overflow(const Site& site, World& world, int queue, const QueueCandidate& who) {
    const QueueLine& line = site.queue_lines[std::size_t(queue)];
    const Vec2f p = world.walkers.position(std::size_t(who.walker));
    const FreeSpots free = free_spots(site, world, line, p);
    if (std::isfinite(free.best_cost_m) && overflow_cost_m(line, p) > free.best_cost_m + joins_within_m) return;
    join(site, world, queue, who);
    if (free.nearest >= 0) take_spot(world, who.agent, free.nearest);
}

void let_join(const Site& site, World& world, int queue) {
    const QueueLine& line = site.queue_lines[std::size_t(queue)];
    auto& candidates = world.queues.candidates[std::size_t(queue)];
    const auto& order = world.queues.in_order[std::size_t(queue)];
    const auto way_m = [&](const QueueCandidate& who) {
        const int place = place_to_join(line, order.size());
        const Vec2f p = world.walkers.position(std::size_t(who.walker));
        return way_to_place(line, place, p, path_to_end(line, place)).course.distance_m;
    };
    for (QueueCandidate& who : candidates) who.way_m = way_m(who);
    std::sort(candidates.begin(), candidates.end(), [](const QueueCandidate& a, const QueueCandidate& b) {
        return a.way_m != b.way_m ? a.way_m < b.way_m : a.agent < b.agent;
    });
    for (const QueueCandidate& who : candidates) {
        if (static_cast<int>(order.size()) >= line.places) {
            join_overflow(site, world, queue, who);
        } else if (way_m(who) < joins_within_m) {
            join(site, world, queue, who);
        }
    }
}

// Of the free spots beside one's own, the one that is most worth moving to.
int better_spot(const Site& site, const World& world, const QueueLine& line, int spot) {
    const WaitingSpots& spots = site.waiting_spots;
    int best = -1;
    float best_cost_m = overflow_cost_m(line, spots.at[std::size_t(spot)]) - worth_moving_m;
    for (const int other : spots.beside[std::size_t(spot)]) {
        if (world.queues.spot_holder[std::size_t(other)] >= 0) continue;
        const float cost_m = overflow_cost_m(line, spots.at[std::size_t(other)]);
        if (cost_m < best_cost_m) best_cost_m = cost_m, best = other;
    }
    return best;
}

// Ranks follow from the order; who has come up to a place leaves the overflow, and the others close up.
void move_up(const Site& site, World& world, int queue) {
    const QueueLine& line = site.queue_lines[std::size_t(queue)];
    const auto& order = world.queues.in_order[std::size_t(queue)];
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        QueueTicket& ticket = ticket_of(world, order[rank]);
        ticket.rank = static_cast<std::int32_t>(rank);
        if (ticket.rank < line.places) {
            leave_spot(world, ticket);
            continue;
        }
        const Vec2f p = world.walkers.position(static_cast<std::size_t>(ticket.walker));
        const int to = ticket.spot >= 0 ? better_spot(site, world, line, ticket.spot)
                                        : free_spots(site, world, line, p).nearest;
        if (to >= 0) take_spot(world, order[rank], to);
    }
}

}  // namespace

void order_queues(const Scenario&, const Site& site, World& world) {
    if (site.queue_lines.empty()) return;
    look_who_is_there(site, world);
    for (int queue = 0; queue < static_cast<int>(site.queue_lines.size()); ++queue) {
        call(site, world, queue);
        move_up(site, world, queue);
        let_join(site, world, queue);
    }
}

}  // namespace tidegate
