#include "engine/network_transfer.h"

#include <algorithm>
#include <cmath>

#include "engine/free_room.h"
#include "engine/lift_cars.h"
#include "engine/network_serve.h"
#include "engine/network_walk.h"
#include "engine/new_walker.h"
#include "engine/stages.h"
#include "engine/step_over.h"

namespace tidegate {
namespace {

constexpr float room_m = 0.3f;  // between those set down: as on stepping over a line

// Who has been pushed off the floor belongs to where it walks up to.
std::int32_t zone_of(const Site& site, const Walkers& w, std::size_t i) {
    if (w.zone[i] >= 0 || w.target[i] < 0) return w.zone[i];
    return site.portals[std::size_t(w.target[i] / 2)].sides[std::size_t(w.target[i] % 2)].zone.row;
}

void move_walker(const Scenario& s, const Site& site, World& world, std::size_t i) {
    Walkers& w = world.walkers;
    const std::int32_t agent = w.agent[i], zone = zone_of(site, w, i), target = w.target[i];
    const Vec2f p = w.position(i);
    const bool is_served = w.has(i, served);
    forget_target(world, i);
    w.agent[i] = -1;
    world.left_rows.push_back(static_cast<std::int32_t>(i));
    const bool is_aboard = is_served && has_car(world, site.portals[std::size_t(target / 2)]);
    if (is_aboard) return ride_in_network(s, site, world, agent, target, world.now);
    if (is_served) return join_in_service(s, world, agent, zone, target);
    const bool sets_out_later = world.agents[std::size_t(agent)].walks_from() > world.now;
    const bool is_staying = world.agents[std::size_t(agent)].is_staying != 0;
    if (target < 0 || sets_out_later || is_staying) return begin_in_network(s, site, world, agent, zone, p, world.now);
    join_network(s, site, world, agent, zone, target, p, world.now);
}

// A free place as near as may be to the one wanted, by the order in which places lie before the line.
bool find_place(const Scenario& s, const Site& site, const World& world, const PlaceNow& wanted, Vec2f& place) {
    const NetworkPassenger& me = world.network.people[std::size_t(wanted.agent)];
    const float needed_m = room_m + more_room_for(body_radius_of(s.demand, world.arrivals[std::size_t(wanted.agent)], world.draws));
    place = wanted.at;
    if (is_free(world, wanted.plane, place, needed_m)) return true;
    const std::vector<Vec2f>& spots = site.network_places.zones[std::size_t(me.zone)].at;
    std::vector<std::pair<float, std::size_t>> nearest;
    for (std::size_t k = 0; k < spots.size(); ++k) nearest.emplace_back(length(spots[k] - wanted.at), k);
    std::sort(nearest.begin(), nearest.end());
    for (const auto& [away_m, k] : nearest) {
        place = spots[k];
        if (is_free(world, wanted.plane, place, needed_m)) return true;
    }
    return false;
}

bool set_down_at(const Scenario& s, const Site& site, World& world, const PlaceNow& wanted) {
    Vec2f place;
    if (!find_place(s, site, world, wanted, place)) return false;
    const NetworkPassenger me = world.network.people[std::size_t(wanted.agent)];
    quit_network(site, world, wanted.agent, world.now);
    const std::size_t i = add_walker(s, site, world, wanted.agent, wanted.plane, place, wanted.velocity);
    AgentRow& row = world.agents[std::size_t(wanted.agent)];
    const bool has_judged_queue = row.has_judged_queue;  // who stands in it does not find it too long now
    world.walkers.set(i, stands, row.walks_from() > world.now || row.is_staying != 0);
    world.walkers.set(i, stays, row.is_staying != 0);
    if (row.is_staying != 0) return true;
    if (me.target >= 0) {
        head_for(site, world, i, me.target / 2, me.target % 2);
        row.has_judged_queue = has_judged_queue;
    } else {
        choose_target(s, site, world, i);
    }
    return true;
}

// At its lane, where the service goes on.
void set_down_at_lane(const Scenario& s, const Site& site, World& world, std::int32_t agent, int lane) {
    const int direction = world.network.people[std::size_t(agent)].target % 2;
    const PortalSide& side = site.portals[std::size_t(lane)].sides[std::size_t(direction)];
    quit_network(site, world, agent, world.now);
    const Vec2f at = to_float(side.line.middle() + side.into * 0.2);
    const std::size_t i = add_walker(s, site, world, agent, side.plane, at, {});
    head_for(site, world, i, lane, direction);
    world.walkers.set(i, served, true);
}

}  // namespace

std::int64_t take_to_network(const Scenario& s, const Site& site, World& world, std::int32_t venue) {
    Walkers& w = world.walkers;
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < w.size(); ++i) {
        const std::int32_t zone = zone_of(site, w, i);
        if (zone >= 0 && site.zone_venue[std::size_t(zone)] == venue) rows.push_back(i);
    }
    for (const std::size_t i : rows) leave_order(site, world, w.agent[i]);
    for (const std::size_t i : rows) move_walker(s, site, world, i);
    drop_those_who_left(world);
    return static_cast<std::int64_t>(rows.size());
}

std::int64_t take_to_plane(const Scenario& s, const Site& site, World& world, std::int32_t venue) {
    NetworkState& net = world.network;
    std::int64_t people = 0;
    for (const PlaceNow& place : places_now(site, world)) {
        const NetworkPassenger& me = net.people[std::size_t(place.agent)];
        if (site.zone_venue[std::size_t(me.zone)] != venue) continue;
        ++people;
        const bool is_aboard = me.target >= 0 && leaves_car(world, site.portals[std::size_t(me.target / 2)], me.target % 2);
        if (is_aboard) {
            set_down_in_car(s, site, world, place.agent);
            continue;
        }
        if (me.activity == NetworkActivity::in_service) {
            set_down_at_lane(s, site, world, place.agent, lane_of(s, site, world, place.agent));
        } else if (!set_down_at(s, site, world, place)) {
            hold_back(site, world, place);
        }
    }
    return people;
}

void set_down_waiting(const Scenario& s, const Site& site, World& world) {
    if (world.network.to_set_down.empty()) return;
    std::vector<PlaceNow> waiting;
    waiting.swap(world.network.to_set_down);
    for (const PlaceNow& place : waiting) {
        const bool is_network_again = world.network.has(world.network.people[std::size_t(place.agent)].zone);
        if (is_network_again && world.agents[std::size_t(place.agent)].is_staying != 0) {
            resume_stay(site, world, place.agent);
        } else if (is_network_again) {
            choose_in_network(s, site, world, place.agent, world.now);
        } else if (!set_down_at(s, site, world, place)) {
            world.network.to_set_down.push_back(place);
        }
    }
}

}  // namespace tidegate
