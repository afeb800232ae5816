#include <algorithm>
#include <cmath>

#include "engine/boarding.h"
#include "engine/fidelity_twin.h"
#include "engine/lane_service.h"
#include "engine/lift_cars.h"
#include "engine/new_walker.h"
#include "engine/network_walk.h"
#include "engine/passage_rules.h"
#include "engine/rides.h"
#include "engine/stages.h"
#include "engine/stays.h"
#include "engine/step_over.h"

namespace tidegate {
namespace {

constexpr double stepping_up_s = 2.0;    // from the second place of a queue to the first

// Whoever is refused at the line aimed for waits there, however hard the push from behind.
void join_queue(const Site& site, World& world, const World::LineCrossing& c) {
    AgentRow& agent = world.agents[std::size_t(c.agent)];
    const auto walker = static_cast<std::size_t>(c.walker);
    const int place = site.queue_place_of_portal[std::size_t(c.portal)];
    if (world.walkers.has(walker, queueing) || place < 0) return;
    if (world.walkers.target[walker] != 2 * c.portal + c.direction) return;
    world.walkers.set(walker, queueing, true);
    agent.queue_place = place;
    agent.queued_since = world.now;
}

// Those who stepped over an opening's line, whether they meant to or were pushed; refused: they stay on
// their side of it.
void pass_sideways(const Scenario& s, const Site& site, World& world, const World::LineCrossing& c) {
    const auto i = static_cast<std::size_t>(c.walker);
    const Portal& portal = site.portals[std::size_t(c.portal)];
    const SimTime time = world.now + c.share * s.step_s;
    const std::int32_t beyond = portal.sides[std::size_t(1 - c.direction)].zone.row;
    const bool into_network = world.network.has(beyond);
    const bool passes = portal.kind == PortalKind::opening && (!into_network || lets_in(site, world, beyond)) &&
                        take_passage(s, site, world, c.portal, c.direction, time);
    if (!passes) {
        world.walkers.x[i] = c.from.x, world.walkers.y[i] = c.from.y;
        world.walkers.vx[i] = world.walkers.vy[i] = 0;
        world.walkers.halt(i);
        join_queue(site, world, c);
        return;
    }
    if (into_network) return step_into_network(s, site, world, i, c.portal, c.direction, time);
    record_crossing(site, world, i, c.portal, c.direction, time);
    world.walkers.zone[i] = static_cast<std::int16_t>(beyond);
    forget_target(world, i);
    choose_target(s, site, world, i);
    begin_twin(s, site, world, i);
}

void at_lane(const Scenario& s, const Site& site, World& world, const World::AtLine& at, int direction) {
    LaneState& lane = world.lanes[std::size_t(at.portal)];
    if (lane.serving >= 0 || !lane.is_open) return;
    const bool is_ordered = site.ordered_queue(std::size_t(2 * at.portal + direction)) >= 0;
    if (is_ordered && world.queues.called_to[std::size_t(at.portal)] != at.agent) return;
    if (!take_passage(s, site, world, at.portal, direction, world.now)) return;
    const AgentRow& agent = world.agents[std::size_t(at.agent)];
    // Service time is the interval between two people from a queue, so for those who queued it counts from when
    // the lane became free, as far back as stepping up takes.
    const bool queued = world.walkers.has(std::size_t(at.walker), queueing) &&
                        agent.queued_since <= lane.free_since;
    const SimTime from = queued ? std::max(lane.free_since, world.now - stepping_up_s) : world.now;
    if (is_ordered) {
        world.queues.called_to[std::size_t(at.portal)] = -1;
        world.queues.tickets[std::size_t(at.agent)] = {};
    }
    begin_service(s, site, world, at.portal, at.agent, from, world.now);
    world.walkers.set(std::size_t(at.walker), served, true);
}

void at_door(const Scenario& s, const Site& site, World& world, const World::AtLine& at) {
    if (!can_board(site, world, at.portal, world.now) || !takes_vehicle(s, site, world, at.portal, at.agent)) return;
    take_off_the_floor(site, world, std::size_t(at.walker), at.portal, 0, world.now);
    board(s, site, world, at.portal, at.agent, world.now);
}

void pass_at_line(const Scenario& s, const Site& site, World& world, const World::AtLine& at) {
    const auto i = static_cast<std::size_t>(at.walker);
    if (world.walkers.agent[i] != at.agent || world.walkers.target[i] / 2 != at.portal) return;
    if (world.walkers.target[i] < 0) return;
    const int direction = world.walkers.target[i] % 2;
    const Portal& portal = site.portals[std::size_t(at.portal)];
    switch (portal.kind) {
        case PortalKind::opening: return;
        case PortalKind::lane: return at_lane(s, site, world, at, direction);
        case PortalKind::door: return at_door(s, site, world, at);
        case PortalKind::stay: return stay_here(s, site, world, i);
        case PortalKind::exit:
            if (take_passage(s, site, world, at.portal, 0, world.now)) {
                take_off_the_floor(site, world, i, at.portal, 0, world.now);
                world.agents[std::size_t(at.agent)].leave(Fate::exited, world.now);
                ++world.exited;
            }
            return;
        case PortalKind::connector_lower:
        case PortalKind::connector_upper: {
            if (leads_into_network(site, world, at.portal, direction)) {
                if (has_room_in_network(site, world, at.portal, direction) &&
                    take_passage(s, site, world, at.portal, direction, world.now)) {
                    step_into_network(s, site, world, i, at.portal, direction, world.now);
                }
                return;
            }
            if (enters_car(world, portal, direction)) return;  // who gets in, and when: run_cars
            const auto landing = landing_of(site, world, i, at.portal, direction);
            if (!landing || !take_passage(s, site, world, at.portal, direction, world.now)) return;
            land(s, site, world, i, at.portal, direction, *landing, world.now);
        }
    }
}

// Those whose service is over step through their lane as soon as there is room behind it.
void finish_services(const Scenario& s, const Site& site, World& world,
                     const std::vector<World::AtLine>& at_lines) {
    for (const World::AtLine& at : at_lines) {
        LaneState& lane = world.lanes[std::size_t(at.portal)];
        if (site.portals[std::size_t(at.portal)].kind != PortalKind::lane) continue;
        if (lane.serving != at.agent || world.now < lane.busy_until) continue;
        const int direction = world.walkers.target[std::size_t(at.walker)] % 2;
        const auto walker = static_cast<std::size_t>(at.walker);
        const bool into_network = leads_into_network(site, world, at.portal, direction);
        const auto landing = into_network ? std::nullopt : landing_of(site, world, walker, at.portal, direction);
        if (into_network ? !has_room_in_network(site, world, at.portal, direction) : !landing) continue;
        lane.serving = -1;
        lane.free_since = world.now;
        if (into_network) {
            step_into_network(s, site, world, walker, at.portal, direction, world.now);
        } else {
            land(s, site, world, walker, at.portal, direction, *landing, world.now);
        }
    }
}

// Chunk by chunk, so that the order does not depend on which thread was first.
template <class Item>
void join(const std::vector<std::vector<Item>>& chunks, std::vector<Item>& all) {
    all.clear();
    for (const auto& list : chunks) all.insert(all.end(), list.begin(), list.end());
}

}  // namespace

void pass_lines(const Scenario& s, const Site& site, World& world) {
    world.landed.clear();
    world.waits_ended.clear();
    auto& crossed = world.all_crossed;
    join(world.crossed, crossed);
    std::sort(crossed.begin(), crossed.end(), [](const auto& a, const auto& b) {
        return a.share != b.share ? a.share < b.share : a.agent < b.agent;
    });
    for (const auto& c : crossed) pass_sideways(s, site, world, c);

    run_cars(s, site, world);
    auto& at_lines = world.all_at_line;
    join(world.at_line, at_lines);
    std::sort(at_lines.begin(), at_lines.end(), [](const auto& a, const auto& b) {
        return a.to_go != b.to_go ? a.to_go < b.to_go : a.agent < b.agent;
    });
    finish_services(s, site, world, at_lines);
    for (const auto& at : at_lines) pass_at_line(s, site, world, at);
    drop_those_who_left(world);
}

}  // namespace tidegate
