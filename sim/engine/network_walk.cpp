#include "engine/network_walk.h"

#include <cmath>
#include <optional>

#include "engine/lift_cars.h"
#include "engine/network_files.h"
#include "engine/network_leaving.h"
#include "engine/person.h"
#include "engine/route_choice.h"
#include "engine/stays.h"

namespace tidegate {
namespace {

constexpr float look_again_s = 30;   // longest piece walked at one speed
constexpr float at_line_m = 0.01f;

// Of those who walk, on the floor that those who wait leave them.
float walking_density(const Site& site, const World& world, std::int32_t zone) {
    const ZoneCrowd& crowd = world.network.zones[std::size_t(zone)];
    const float floor_m2 = std::max(1.0f, site.zone_area_m2[std::size_t(zone)]);
    const float taken_m2 = static_cast<float>(crowd.people - crowd.walking) / packed_per_m2;
    return static_cast<float>(crowd.walking) / std::max(0.1f * floor_m2, floor_m2 - taken_m2);
}

// The whole of a stair, ramp or link.
void walk_in_file(const Scenario& s, const Site& site, World& world, std::int32_t agent, SimTime time) {
    NetworkPassenger& me = world.network.people[std::size_t(agent)];
    me.due = arrives_in_file(s, site, world, agent, me.target, time);
    me.speed_m_s = me.left_m / static_cast<float>(std::max(1e-3, me.due - time));
    me.left_m = 0;
    me.activity = NetworkActivity::walks;
    world.network.add({me.due, NetworkEvent::passenger, agent});
}

void walk_a_piece(const Site& site, World& world, std::int32_t agent, SimTime time) {
    NetworkPassenger& me = world.network.people[std::size_t(agent)];
    const float pace = pace_of(world, agent, me.target, me.free_speed_m_s);
    const bool is_carried = world.targets[std::size_t(me.target)].belt_m_s > 0;
    const float crowded = share_of_pace(site, me.target, walking_density(site, world, me.zone));
    me.speed_m_s = is_carried ? pace : pace * crowded;
    const float takes_s = std::min(look_again_s, me.left_m / me.speed_m_s);
    me.left_m = takes_s < look_again_s ? 0 : me.left_m - me.speed_m_s * takes_s;
    me.activity = NetworkActivity::walks;
    me.due = time + double{takes_s};
    world.network.add({me.due, NetworkEvent::passenger, agent});
}

void set_target(World& world, NetworkPassenger& me, std::int32_t target) {
    if (me.target >= 0) --world.passages[std::size_t(me.target / 2)].heading[std::size_t(me.target % 2)];
    if (target >= 0) ++world.passages[std::size_t(target / 2)].heading[std::size_t(target % 2)];
    me.target = target;
}

/// Ways on from where a passenger's way begins: from the line it came over, with that line itself last, or from a place.
class WaysOn {
public:
    WaysOn(const Site& site, const World& world, std::int32_t agent)
        : me_(world.network.people[std::size_t(agent)]),
          there_(site.destinations[std::size_t(world.agents[std::size_t(agent)].destination)]),
          site_(site),
          legs_(me_.from >= 0 ? site.graph_to(there_).legs[std::size_t(me_.from)]
                              : site.graph.from_zone[std::size_t(me_.zone)]) {}

    std::size_t size() const { return legs_.size() + (me_.from >= 0); }
    RouteGraph::Leg operator[](std::size_t k) const {
        if (k == legs_.size()) return {me_.from / 2, 1 - me_.from % 2, back_m};
        RouteGraph::Leg leg = legs_[k];
        const auto node = static_cast<std::size_t>(2 * leg.portal + leg.direction);
        if (me_.from < 0) leg.distance_m = site_.fields_to(there_)[node].distance(me_.at);
        return leg;
    }

private:
    static constexpr float back_m = 0.5f;  // to turn round

    const NetworkPassenger& me_;
    const Destination& there_;
    const Site& site_;
    const std::vector<RouteGraph::Leg>& legs_;
};

/// The way on, and what is thought of it; none where no way leads to the goal.
struct WayOn {
    std::optional<RouteGraph::Leg> leg;
    JudgedWay judged, present;
};
WayOn best_way(const Scenario& s, const Site& site, const World& world, std::int32_t agent) {
    const NetworkPassenger& me = world.network.people[std::size_t(agent)];
    const float crowded = crowding(site, world, me.zone);
    const int last_portal = me.from < 0 ? -1 : me.from / 2;
    const WaysOn ways(site, world, agent);
    WayOn best;
    const PickedWay picked = pick_way(ways.size(), [&](std::size_t k) -> JudgedWay {
        const RouteGraph::Leg leg = ways[k];
        if (turns_back(site, world, agent, me.zone, last_portal, leg)) return {};
        const bool is_present = 2 * leg.portal + leg.direction == me.target;
        const JudgedWay way = judge_way(s, site, world, agent, leg, is_present, crowded);
        if (is_present) best.present = way;
        return way;
    });
    if (picked.row < 0) return best;
    best.leg = ways[std::size_t(picked.row)];
    best.judged = picked.way;
    return best;
}

// Who comes to stay goes to a spot of its own, not to the middle of the area: no nearer than straight, nor than what the ways
// to the middle from both differ by.
float own_way_m(const Site& site, const World& world, std::int32_t agent, const RouteGraph::Leg& way) {
    if (site.portals[std::size_t(way.portal)].kind != PortalKind::stay) return way.distance_m;
    const Vec2f spot = stay_spot(site, world, agent, way.portal);
    const float from_middle_m = site.fields[std::size_t(2 * way.portal)].distance(spot);
    const float straight_m = length(spot - world.network.people[std::size_t(agent)].at);
    return std::max({straight_m, std::abs(way.distance_m - from_middle_m), at_line_m});
}

void stand_in_queue(const Site& site, World& world, std::int32_t agent, SimTime time) {
    NetworkState& net = world.network;
    NetworkPassenger& me = net.people[std::size_t(agent)];
    AgentRow& row = world.agents[std::size_t(agent)];
    --net.zones[std::size_t(me.zone)].walking;
    me.activity = NetworkActivity::queues;
    const bool is_aboard = leaves_car(world, site.portals[std::size_t(me.target / 2)], me.target % 2);
    row.queue_place = is_aboard ? -1 : site.queue_place_of_portal[std::size_t(me.target / 2)];
    row.queued_since = time;
    net.queues[queue_of(site, me.target)].push(agent, time);
}

void leave_queue(const Site& site, World& world, std::int32_t agent) {
    NetworkQueue& queue = world.network.queues[queue_of(site, world.network.people[std::size_t(agent)].target)];
    const auto at = std::find(queue.agents.begin() + static_cast<std::ptrdiff_t>(queue.head), queue.agents.end(), agent);
    promise(at != queue.agents.end(), "who waits stands in its queue");
    queue.agents.erase(at);
    queue.since_sum_s -= world.agents[std::size_t(agent)].queued_since;
}

// People of the area in which it stays, and of all others that the place belongs to.
void count_stay(const Site& site, World& world, const NetworkPassenger& me, int change) {
    const auto plane = static_cast<std::size_t>(site.rasters.zone_plane[std::size_t(me.zone)]);
    world.network.zones[std::size_t(me.zone)].staying += change;
    if (site.area_masks[plane].nodes.empty()) return;
    for (std::uint32_t bits = site.area_masks[plane].at(site.rasters.planes[plane], me.at); bits != 0; bits &= bits - 1)
        world.network.staying_in[std::size_t(site.area_rows[plane][std::size_t(__builtin_ctz(bits))])] += change;
}

// It does nothing any more, but is where it was.
void stop(const Site& site, World& world, std::int32_t agent) {
    NetworkState& net = world.network;
    NetworkPassenger& me = net.people[std::size_t(agent)];
    if (me.activity == NetworkActivity::queues) leave_queue(site, world, agent);
    if (me.activity == NetworkActivity::without_way) std::erase(net.without_way, agent);
    net.zones[std::size_t(me.zone)].walking -= me.activity == NetworkActivity::walks;
    if (me.activity == NetworkActivity::stays) count_stay(site, world, me, -1);
    me.activity = NetworkActivity::none;
}

void wait_to_set_out(World& world, std::int32_t agent) {
    NetworkPassenger& me = world.network.people[std::size_t(agent)];
    me.activity = NetworkActivity::sets_out;
    me.due = world.agents[std::size_t(agent)].walks_from();
    world.network.add({me.due, NetworkEvent::passenger, agent});
}

// Where it is, until AgentRow::walks_from().
void stay_on(const Site& site, World& world, std::int32_t agent) {
    NetworkPassenger& me = world.network.people[std::size_t(agent)];
    me.activity = NetworkActivity::stays;
    me.due = std::max(world.agents[std::size_t(agent)].walks_from(), world.now);
    count_stay(site, world, me, 1);
    world.network.add({me.due, NetworkEvent::passenger, agent});
}

void come_to_stay(const Scenario& s, const Site& site, World& world, std::int32_t agent, SimTime time) {
    NetworkPassenger& me = world.network.people[std::size_t(agent)];
    const int portal = me.target / 2;
    stop(site, world, agent);
    set_target(world, me, -1);
    me.from = -1;
    me.at = stay_spot(site, world, agent, portal);
    begin_stay(s, site, world, agent, time);
    stay_on(site, world, agent);
}

void place_in(const Scenario& s, World& world, std::int32_t agent, std::int32_t zone) {
    NetworkPassenger& me = world.network.people[std::size_t(agent)];
    me = {};
    me.zone = static_cast<std::int16_t>(zone);
    me.free_speed_m_s = free_speed_of(s.demand, world.arrivals[std::size_t(agent)], world.draws);
    if (!world.members.empty()) {
        world.members[std::size_t(agent)] = {};
        world.members[std::size_t(agent)].zone = me.zone;
    }
    ++world.network.present;
    ++world.network.zones[std::size_t(zone)].people;
}

}  // namespace

float share_of_pace(const Site& site, std::int32_t target, float per_m2) {
    return site.is_connector(site.portals[std::size_t(target / 2)].sides[std::size_t(target % 2)].plane) ? 1.0f : speed_share(per_m2);
}

std::int32_t storage(const Site& site, std::int32_t zone) {
    return std::max(1, static_cast<std::int32_t>(packed_per_m2 * site.zone_area_m2[std::size_t(zone)]));
}

bool lets_in(const Site& site, const World& world, std::int32_t zone) {
    if (!has_room(site, world, zone)) return false;
    return site.is_connector(site.rasters.zone_plane[std::size_t(zone)]) || walking_density(site, world, zone) < densest_stream_per_m2;
}

RouteChoice best_in_network(const Scenario& s, const Site& site, const World& world, std::int32_t agent) {
    const WayOn way = best_way(s, site, world, agent);
    if (!way.leg) return {-1, 0, {}, way.present};
    return {way.leg->portal, way.leg->direction, way.judged, way.present};
}

std::size_t queue_of(const Site& site, std::int32_t target) { return std::size_t(target_of_crowd(site, target)); }

Vec2f spot_of(const Scenario& s, const Site& site, const World& world, std::int32_t agent) {
    const Arrival& arrival = world.arrivals[std::size_t(agent)];
    const DemandRow& row = s.demand.rows[std::size_t(arrival.row)];
    if (row.origin_kind == OriginKind::spot) return site.spots[std::size_t(row.origin)];
    const auto& spots = site.entrance_spots[std::size_t(row.origin)];
    const double u = world.draws.uniform(Purpose::place, arrival.person);
    return spots[std::size_t(u * static_cast<double>(spots.size()))];
}

void choose_in_network(const Scenario& s, const Site& site, World& world, std::int32_t agent, SimTime time) {
    NetworkState& net = world.network;
    NetworkPassenger& me = net.people[std::size_t(agent)];
    stop(site, world, agent);
    world.agents[std::size_t(agent)].is_staying = 0;
    world.agents[std::size_t(agent)].has_judged_queue = false;
    const std::optional<RouteGraph::Leg> way = best_way(s, site, world, agent).leg;
    set_target(world, me, way ? 2 * way->portal + way->direction : -1);
    if (!way) {
        me.activity = NetworkActivity::without_way;
        net.without_way.push_back(agent);
        return;
    }
    me.left_m = me.way_m = own_way_m(site, world, agent, *way);
    ++net.zones[std::size_t(me.zone)].walking;
    const bool goes_through = me.from >= 0 && far_end(me.from / 2, me.from % 2) == me.target;
    if (goes_through && walks_in_file(site, world, me.target)) return walk_in_file(s, site, world, agent, time);
    walk_a_piece(site, world, agent, time);
}

void stand_in_network(const Site& site, World& world, std::int32_t agent, Vec2f at) {
    stop(site, world, agent);
    NetworkPassenger& me = world.network.people[std::size_t(agent)];
    set_target(world, me, -1);
    me.from = -1;
    me.at = at;
    wait_to_set_out(world, agent);
}

namespace {

void set_out(const Scenario& s, const Site& site, World& world, std::int32_t agent, SimTime time) {
    if (world.agents[std::size_t(agent)].is_staying != 0) return stay_on(site, world, agent);
    if (world.agents[std::size_t(agent)].walks_from() > time) return wait_to_set_out(world, agent);
    choose_in_network(s, site, world, agent, time);
}

}  // namespace

void enter_network(const Scenario& s, const Site& site, World& world, std::int32_t agent, std::int32_t zone,
                   std::int32_t from, SimTime time) {
    place_in(s, world, agent, zone);
    NetworkPassenger& me = world.network.people[std::size_t(agent)];
    const double u = world.draws.uniform(Purpose::place, world.arrivals[std::size_t(agent)].person, 1);
    me.from = from;
    me.at = to_float(site.portals[std::size_t(from / 2)].sides[std::size_t(1 - from % 2)].line.at(u));
    set_out(s, site, world, agent, time);
}

void begin_in_network(const Scenario& s, const Site& site, World& world, std::int32_t agent, std::int32_t zone, Vec2f at,
                      SimTime time) {
    place_in(s, world, agent, zone);
    world.network.people[std::size_t(agent)].at = at;
    set_out(s, site, world, agent, time);
}

void join_network(const Scenario& s, const Site& site, World& world, std::int32_t agent, std::int32_t zone,
                  std::int32_t target, Vec2f at, SimTime time) {
    place_in(s, world, agent, zone);
    NetworkPassenger& me = world.network.people[std::size_t(agent)];
    me.at = at;
    set_target(world, me, target);
    const float way_m = site.fields[std::size_t(target)].distance(at);
    me.left_m = me.way_m = std::isfinite(way_m) ? std::max(way_m, at_line_m) : at_line_m;
    ++world.network.zones[std::size_t(zone)].walking;
    walk_a_piece(site, world, agent, time);
    if (walks_in_file(site, world, target)) note_in_file(site, world, agent, target, time + double{way_m / me.speed_m_s});
}

void ride_in_network(const Scenario& s, const Site& site, World& world, std::int32_t agent, std::int32_t target, SimTime time) {
    const PortalSide& doors = site.portals[std::size_t(target / 2)].sides[std::size_t(target % 2)];
    place_in(s, world, agent, doors.zone.row);
    NetworkPassenger& me = world.network.people[std::size_t(agent)];
    me.at = to_float(doors.line.middle() + doors.into * 0.5);
    set_target(world, me, target);
    ++world.network.zones[std::size_t(me.zone)].walking;
    stand_in_queue(site, world, agent, time);
}

void resume_stay(const Site& site, World& world, std::int32_t agent) {
    stop(site, world, agent);
    stay_on(site, world, agent);
}

void turn_from_line(const Scenario& s, const Site& site, World& world, std::int32_t agent, Vec2f at, SimTime time) {
    NetworkPassenger& me = world.network.people[std::size_t(agent)];
    me.from = -1;
    me.at = at;
    choose_in_network(s, site, world, agent, time);
}

void join_in_service(const Scenario& s, World& world, std::int32_t agent, std::int32_t zone, std::int32_t target) {
    place_in(s, world, agent, zone);
    NetworkPassenger& me = world.network.people[std::size_t(agent)];
    set_target(world, me, target);
    me.activity = NetworkActivity::in_service;
    me.due = std::max(world.now, world.lanes[std::size_t(target / 2)].busy_until);
    world.network.add({me.due, NetworkEvent::passenger, agent});
}

void hold_back(const Site& site, World& world, const PlaceNow& wanted) {
    stop(site, world, wanted.agent);
    world.network.people[std::size_t(wanted.agent)].activity = NetworkActivity::waits_for_place;
    world.network.to_set_down.push_back(wanted);
}

void quit_network(const Site& site, World& world, std::int32_t agent, SimTime time) {
    NetworkState& net = world.network;
    NetworkPassenger& me = net.people[std::size_t(agent)];
    stop(site, world, agent);
    ZoneCrowd& crowd = net.zones[std::size_t(me.zone)];
    --crowd.people;
    crowd.last_left = time;
    --net.present;
    set_target(world, me, -1);
    me = {};
}

bool go_on(const Scenario& s, const Site& site, World& world, std::int32_t agent, SimTime time) {
    NetworkPassenger& me = world.network.people[std::size_t(agent)];
    if (me.activity == NetworkActivity::sets_out || me.activity == NetworkActivity::stays) {
        choose_in_network(s, site, world, agent, time);
    } else if (me.left_m > at_line_m) {
        walk_a_piece(site, world, agent, time);
    } else if (site.portals[std::size_t(me.target / 2)].kind == PortalKind::stay) {
        come_to_stay(s, site, world, agent, time);
    } else {
        stand_in_queue(site, world, agent, time);
        return !balks(s, site, world, agent, time);
    }
    return false;
}

}  // namespace tidegate
