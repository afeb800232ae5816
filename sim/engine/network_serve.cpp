#include "engine/network_serve.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

#include "engine/boarding.h"
#include "engine/lane_service.h"
#include "engine/lift_cars.h"
#include "engine/network_files.h"
#include "engine/network_walk.h"
#include "engine/passage_rules.h"
#include "engine/person.h"
#include "engine/rides.h"
#include "engine/step_over.h"
#include "network/line_flow.h"

namespace tidegate {
namespace {

constexpr SimTime not_before_a_change = std::numeric_limits<double>::infinity();
constexpr double lane_looks_again_s = 1;  // whether there is room behind it

void take_from_front(World& world, NetworkQueue& queue) {
    const std::int32_t agent = queue.front();
    queue.pop(world.agents[std::size_t(agent)].queued_since);
    world.network.people[std::size_t(agent)].activity = NetworkActivity::none;
}

}  // namespace

void end_wait(const Site& site, World& world, std::int32_t agent, SimTime time) {
    const AgentRow& row = world.agents[std::size_t(agent)];
    if (row.queue_place < 0 || time <= row.queued_since) return;
    const QueuePlace& place = site.queue_places[std::size_t(row.queue_place)];
    world.waits_ended.push_back({time, place.kind, place.row, time - row.queued_since});
}

namespace {

// When the next may pass by the rate limits that took_passage() just refused.
SimTime next_by_limits(const World& world, int portal, SimTime time) {
    const Passage& passage = world.passages[std::size_t(portal)];
    SimTime next = passage.code_next;
    if (passage.limit >= 0) next = std::max(next, world.limits[std::size_t(passage.limit)].next);
    return next > time ? next : not_before_a_change;
}

// How long the line that `agent` passes is taken, with so many behind it. Files space those who step off a connector.
double headway_s(const Scenario& s, const Site& site, const World& world, std::int32_t agent, int p, int direction, double waiting) {
    if (is_connector_end(site.portals[std::size_t(p)])) return 1 / line_flow_per_s(s, site, world, agent, p, direction, waiting);
    const auto person = static_cast<std::uint64_t>(world.arrivals[std::size_t(agent)].person);
    const double share = world.draws.uniform(Purpose::headway, person, static_cast<std::uint32_t>(p), 1 - headway_spread, 1 + headway_spread);
    return share / line_flow_per_s(s, site, world, agent, p, direction, waiting);
}

// The first of a queue before an opening, an exit or an end of a connector. Returns when the next can be looked at.
SimTime pass_line(const Scenario& s, const Site& site, World& world, NetworkQueue& queue, std::int32_t target,
                  SimTime time) {
    const int p = target / 2, direction = target % 2;
    const std::int32_t agent = queue.front();
    const bool by_files = enters_connector(site.portals[std::size_t(p)], direction) && walks_in_file(site, world, far_end(p, direction));
    SimTime& line_free = world.network.line_free[std::size_t(p)];
    const SimTime free_from = by_files ? enters_file_from(site, world, far_end(p, direction)) : line_free;
    if (free_from > time) return free_from;
    queue.lacks_room = !has_room_beyond(s, site, world, agent, p, direction);
    if (queue.lacks_room) return not_before_a_change;
    if (!take_passage(s, site, world, p, direction, time)) return next_by_limits(world, p, time);
    take_from_front(world, queue);
    if (!by_files) line_free = time + headway_s(s, site, world, agent, p, direction, static_cast<double>(queue.size()));
    end_wait(site, world, agent, time);
    quit_network(site, world, agent, time);
    step_into(s, site, world, agent, p, direction, time);
    return time;
}

// Of the lanes that are free the one nearest to that which the passenger walked up to; -1: none.
int free_lane(const World& world, int first, int lanes, int wanted) {
    int best = -1;
    for (int p = first; p < first + lanes; ++p) {
        const LaneState& lane = world.lanes[std::size_t(p)];
        if (!lane.is_open || lane.serving >= 0) continue;
        if (best < 0 || std::abs(p - wanted) < std::abs(best - wanted)) best = p;
    }
    return best;
}

SimTime serve_first(const Scenario& s, const Site& site, World& world, NetworkQueue& queue, std::int32_t target,
                    SimTime time) {
    const auto facility = static_cast<std::size_t>(site.portals[std::size_t(target / 2)].row);
    const std::int32_t agent = queue.front();
    NetworkPassenger& me = world.network.people[std::size_t(agent)];
    const int p = free_lane(world, site.first_lane_portal[facility], s.facilities[facility].lanes, me.target / 2);
    if (p < 0) return not_before_a_change;
    if (!take_passage(s, site, world, p, target % 2, time)) return next_by_limits(world, p, time);
    take_from_front(world, queue);
    end_wait(site, world, agent, time);
    begin_service(s, site, world, p, agent, time, time);
    me.activity = NetworkActivity::in_service;
    me.due = world.lanes[std::size_t(p)].busy_until;
    world.network.add({me.due, NetworkEvent::passenger, agent});
    return time;
}

// The first in the queue whom the vehicle that stands there takes nearer to its goal.
SimTime board_first(const Scenario& s, const Site& site, World& world, NetworkQueue& queue, int door, SimTime time) {
    if (is_held(site, world, door, 0)) return not_before_a_change;
    if (!can_board(site, world, door, time)) return world.door_free[std::size_t(door)];
    const auto takes = [&](std::int32_t agent) { return takes_vehicle(s, site, world, door, agent); };
    const auto first = std::find_if(queue.agents.begin() + static_cast<std::ptrdiff_t>(queue.head), queue.agents.end(), takes);
    if (first == queue.agents.end()) return not_before_a_change;
    const std::int32_t agent = *first;
    quit_network(site, world, agent, time);
    note_passage(world, agent, door, 0, time);
    board(s, site, world, door, agent, time);
    return time;
}

}  // namespace

int lane_of(const Scenario& s, const Site& site, const World& world, std::int32_t agent) {
    const int target = world.network.people[std::size_t(agent)].target;
    const auto facility = static_cast<std::size_t>(site.portals[std::size_t(target / 2)].row);
    int p = site.first_lane_portal[facility];
    for (const int end = p + s.facilities[facility].lanes; p < end; ++p)
        if (world.lanes[std::size_t(p)].serving == agent) return p;
    promise(false, "who is served stands at a lane");
    return -1;
}

bool queue_leads(const Scenario& s, const Site& site, const World& world, std::size_t q) {
    const int p = static_cast<int>(q / 2), direction = static_cast<int>(q % 2);
    const Portal& portal = site.portals[q / 2];
    if (portal.kind != PortalKind::lane) return leads_on(site, world, p, direction);
    for (int lane = p; lane < p + s.facilities[std::size_t(portal.row)].lanes; ++lane)
        if (leads_on(site, world, lane, direction)) return true;
    return false;
}

void call_queue(World& world, std::size_t q, SimTime time) {
    NetworkQueue& queue = world.network.queues[q];
    if (queue.is_called) return;
    queue.is_called = true;
    world.network.add({time, NetworkEvent::queue, static_cast<std::int32_t>(q)});
}

double line_flow_per_s(const Scenario& s, const Site& site, const World& world, std::int32_t agent, int p, int direction, double waiting) {
    const Portal& portal = site.portals[std::size_t(p)];
    const float free_speed_m_s = free_speed_of(s.demand, world.arrivals[std::size_t(agent)], world.draws);
    if (!is_connector_end(portal)) {
        const double width_m = portal.sides[0].line.length_m();
        const bool is_exit = portal.kind == PortalKind::exit;
        const double of_usual_per_s = is_exit ? exit_flow_per_s(width_m) : opening_flow_per_s(width_m);
        const double pace_m_s = double{pace_of(world, agent, 2 * p + direction, free_speed_m_s)};
        return of_usual_per_s * crowd_share(width_m, waiting) / share_of_time(pace_m_s, is_exit);
    }
    const ConnectorDef& def = s.venue.connectors[std::size_t(portal.row)];
    const bool enters = enters_connector(portal, direction);
    if (enters && world.connectors[std::size_t(portal.row)].belt_speed_m_s > 0) return escalator_flow_per_m_s * def.width_m;
    if (!enters) return counted_width_m(def.width_m) / headway_m_s(double{free_speed_m_s}, has_treads(def));  // who stands there goes on in files
    return usual_flow_per_s(def, double{pace_of(world, agent, far_end(p, direction), free_speed_m_s)});
}

bool has_room_beyond(const Scenario& s, const Site& site, const World& world, std::int32_t agent, int p, int direction) {
    const PortalSide& beyond = site.portals[std::size_t(p)].sides[std::size_t(1 - direction)];
    if (beyond.plane < 0) return true;
    if (world.network.has(beyond.zone.row)) return lets_in(site, world, beyond.zone.row);
    return landing_on(s, site, world, agent, p, direction).has_value();
}

void step_into(const Scenario& s, const Site& site, World& world, std::int32_t agent, int p, int direction, SimTime time) {
    const PortalSide& beyond = site.portals[std::size_t(p)].sides[std::size_t(1 - direction)];
    note_passage(world, agent, p, direction, time);
    if (beyond.plane < 0) {
        world.agents[std::size_t(agent)].leave(Fate::exited, time);
        ++world.exited;
    } else if (world.network.has(beyond.zone.row)) {
        enter_network(s, site, world, agent, beyond.zone.row, 2 * p + direction, time);
    } else {
        set_down(s, site, world, agent, *landing_on(s, site, world, agent, p, direction), p, direction);
    }
}

void leave_lane(const Scenario& s, const Site& site, World& world, std::int32_t agent, SimTime time) {
    const int p = lane_of(s, site, world, agent);
    NetworkPassenger& me = world.network.people[std::size_t(agent)];
    const int direction = me.target % 2;
    if (!has_room_beyond(s, site, world, agent, p, direction)) {
        me.due = time + lane_looks_again_s;
        return world.network.add({me.due, NetworkEvent::passenger, agent});
    }
    const std::size_t queue = queue_of(site, me.target);
    world.lanes[std::size_t(p)].serving = -1;
    world.lanes[std::size_t(p)].free_since = time;
    quit_network(site, world, agent, time);
    step_into(s, site, world, agent, p, direction, time);
    call_queue(world, queue, time);
}

void serve_queue(const Scenario& s, const Site& site, World& world, std::size_t q, SimTime time) {
    NetworkQueue& queue = world.network.queues[q];
    const auto target = static_cast<std::int32_t>(q);
    const PortalKind kind = site.portals[q / 2].kind;
    queue.is_called = false;
    if (has_car(world, site.portals[q / 2])) return serve_car(s, site, world, site.portals[q / 2].row, time);
    while (!queue.is_empty()) {
        SimTime next;
        if (kind == PortalKind::lane) {
            next = serve_first(s, site, world, queue, target, time);
        } else if (kind == PortalKind::door) {
            next = board_first(s, site, world, queue, target / 2, time);
        } else {
            next = pass_line(s, site, world, queue, target, time);
        }
        if (next == time) continue;
        if (next < not_before_a_change) call_queue(world, q, next);
        return;
    }
}

}  // namespace tidegate
