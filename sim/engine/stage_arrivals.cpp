#include <algorithm>

#include "base/give_back_room.h"
#include "engine/beliefs.h"
#include "engine/boarding.h"
#include "engine/fidelity_twin.h"
#include "engine/free_room.h"
#include "engine/groups.h"
#include "engine/network_serve.h"
#include "engine/network_walk.h"
#include "engine/new_walker.h"
#include "engine/person.h"
#include "engine/stages.h"

namespace tidegate {

namespace {

constexpr float room_to_appear_m = 0.45f;
constexpr float room_at_spot_m = 0.3f;  // in an experiment people follow one another more closely

struct Footing {
    int plane;
    Vec2f p;
    Vec2f velocity{};
};

// Not for those who come back from a ride.
void enter_the_model(const Scenario& s, World& world, std::int32_t agent, SimTime time) {
    AgentRow& row = world.agents[std::size_t(agent)];
    if (row.appeared >= 0) return;
    row.stands_s = pre_movement_of(s, world, agent);
    row.fate = Fate::present;
    row.appeared = time;
    world.appeared.push_back(agent);
    row.belief = belief_on_appearing(s, world, agent);
}

void appear(const Scenario& s, const Site& site, World& world, std::int32_t agent, const Footing& at) {
    const std::size_t i = add_walker(s, site, world, agent, at.plane, at.p, at.velocity);
    enter_the_model(s, world, agent, world.now);
    world.walkers.set(i, stands, world.now < world.agents[std::size_t(agent)].walks_from());
    choose_target(s, site, world, i);
    begin_twin(s, site, world, i);
}

// Those due since the last step start waiting at their origin.
void take_due(const Scenario& s, World& world) {
    while (world.next_arrival < world.arrivals.size() &&
           world.arrivals[world.next_arrival].due <= world.now) {
        const auto agent = static_cast<std::int32_t>(world.next_arrival);
        const DemandRow& row = s.demand.rows[std::size_t(world.arrivals[world.next_arrival].row)];
        const auto origin = static_cast<std::size_t>(row.origin);
        switch (row.origin_kind) {
            case OriginKind::entrance: world.outside[origin].push_back(agent); break;
            case OriginKind::service: world.on_trains[origin].push_back(agent); break;
            case OriginKind::spot: world.before_spots.push_back(agent); break;
        }
        world.agents[world.next_arrival].fate = Fate::waiting_outside;
        ++world.next_arrival;
    }
}

float room_more_for(const Scenario& s, const World& world, std::int32_t agent) {
    return more_room_for(body_radius_of(s.demand, world.arrivals[std::size_t(agent)], world.draws));
}

// A free spot near a companion who has just appeared; false when there is none, or nobody to join.
bool find_place_beside(const Scenario& s, const Site& site, const World& world, std::size_t entrance,
                       std::int32_t agent, Vec2f& place) {
    constexpr float near_m = 1.5f;
    const int plane = s.venue.entrances[entrance].level.row;
    const float room_m = room_to_appear_m + room_more_for(s, world, agent);
    const std::int32_t companion = companion_there(world, agent, plane);
    if (companion < 0) return false;
    const auto& spots = site.entrance_spots[entrance];
    const double u = world.draws.uniform(Purpose::place, world.arrivals[std::size_t(agent)].person,
                                         static_cast<std::uint32_t>(world.step));
    const auto from = static_cast<std::size_t>(u * static_cast<double>(spots.size()));
    for (std::size_t k = 0; k < spots.size(); ++k) {
        place = spots[(from + k) % spots.size()];
        const Vec2f apart = place - world.members[std::size_t(companion)].at;
        if (dot(apart, apart) > near_m * near_m) continue;
        if (is_free(world, plane, place, room_m)) return true;
    }
    return false;
}

// At its entrance or spot.
void appear_in_network(const Scenario& s, const Site& site, World& world, std::int32_t agent, std::int32_t zone) {
    enter_the_model(s, world, agent, world.now);
    begin_in_network(s, site, world, agent, zone, spot_of(s, site, world, agent), world.now);
}

// Into a zone of network fidelity: in order of time due, while it has room.
std::size_t enter_by(const Scenario& s, const Site& site, World& world, std::size_t e, std::int32_t zone) {
    const auto& waiting = world.outside[e];
    std::size_t in = 0;
    while (in < waiting.size() && has_room(site, world, zone)) appear_in_network(s, site, world, waiting[in++], zone);
    return in;
}

// In order of time due; when the first finds no room in several tries, nobody behind does.
void open_entrance(const Scenario& s, const Site& site, World& world, std::size_t e) {
    constexpr int tries = 12;
    auto& waiting = world.outside[e];
    const auto& spots = site.entrance_spots[e];
    const int plane = s.venue.entrances[e].level.row;
    const std::int32_t zone = site.rasters.zone_at(plane, spots.front()).row;
    const bool is_network = world.network.has(zone);
    std::size_t in = is_network ? enter_by(s, site, world, e, zone) : 0;
    for (; in < waiting.size() && !is_network; ++in) {
        const std::uint64_t person = world.arrivals[std::size_t(waiting[in])].person;
        Vec2f beside;
        const float room_m = room_to_appear_m + room_more_for(s, world, waiting[in]);
        bool found = find_place_beside(s, site, world, e, waiting[in], beside);
        if (found) appear(s, site, world, waiting[in], {plane, beside});
        for (int t = 0; t < tries && !found; ++t) {
            const auto nth = static_cast<std::uint32_t>(world.step) * tries + std::uint32_t(t);
            const double u = world.draws.uniform(Purpose::place, person, nth);
            const Vec2f p = spots[std::size_t(u * static_cast<double>(spots.size()))];
            if (!is_free(world, plane, p, room_m)) continue;
            appear(s, site, world, waiting[in], {plane, p});
            found = true;
        }
        if (!found) break;
    }
    waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(in));
    give_back_room(waiting);
}

// Where the one due for a spot stands now: who walks, and finds it free at once, has come on since the time due.
Footing footing_at(const Scenario& s, const Site& site, const World& world, const Arrival& arrival) {
    const auto origin = static_cast<std::size_t>(s.demand.rows[std::size_t(arrival.row)].origin);
    const SpotDef& spot = s.demand.spots[origin];
    Footing at{spot.level.row, site.spots[origin], to_float(spot.velocity)};
    const double late_s = world.now - arrival.due;
    if (late_s >= s.step_s) return at;
    const Vec2f on = at.p + to_float(spot.velocity * late_s);
    if (site.raster(at.plane).distance(on) > 0) at.p = on;
    return at;
}

// Each at the exact spot as soon as it is free; who waits for one holds up nobody else.
void fill_spots(const Scenario& s, const Site& site, World& world) {
    std::size_t kept = 0;
    for (const std::int32_t agent : world.before_spots) {
        const Footing at = footing_at(s, site, world, world.arrivals[std::size_t(agent)]);
        const std::int32_t zone = site.rasters.zone_at(at.plane, at.p).row;
        if (world.network.has(zone)) {
            appear_in_network(s, site, world, agent, zone);
        } else if (is_free(world, at.plane, at.p, room_at_spot_m)) {
            appear(s, site, world, agent, at);
        } else {
            world.before_spots[kept++] = agent;
        }
    }
    world.before_spots.resize(kept);
}

// All who can step out before the next step, each at its own time.
void alight_into_network(const Scenario& s, const Site& site, World& world, std::size_t p) {
    const auto door = static_cast<int>(p);
    const std::int32_t zone = site.portals[p].sides[0].zone.row;
    while (!world.alighting[p].empty() && has_room(site, world, zone)) {
        const SimTime time = std::max(world.now, world.door_free[p]);
        if (time >= world.step_end || !can_step_out(site, world, door, time)) return;
        const std::int32_t agent = world.alighting[p].front();
        step_out(s, site, world, door, time);
        enter_the_model(s, world, agent, time);
        enter_network(s, site, world, agent, zone, static_cast<std::int32_t>(2 * p + 1), time);
    }
}

void open_door(const Scenario& s, const Site& site, World& world, std::size_t p) {
    constexpr float room_m = 0.3f, step_out_m = 0.3f;
    auto& waiting = world.alighting[p];
    if (waiting.empty()) return;
    const Portal& portal = site.portals[p];
    if (world.network.has(portal.sides[0].zone.row)) return alight_into_network(s, site, world, p);
    if (!can_step_out(site, world, static_cast<int>(p), world.now)) return;
    const PortalSide& side = portal.sides[0];
    if (world.network.has(side.zone.row)) return alight_into_network(s, site, world, p);
    if (world.now < world.door_free[p]) return;
    for (const double t : {0.5, 0.3, 0.7}) {
        const Vec2f spot = to_float(side.line.at(t) + side.into * double(step_out_m));
        if (!is_free(world, side.plane, spot, room_m + room_more_for(s, world, waiting.front()))) continue;
        const std::int32_t agent = waiting.front();
        step_out(s, site, world, static_cast<int>(p), world.now);
        appear(s, site, world, agent, {side.plane, spot});
        return;
    }
}

}  // namespace

void bring_arrivals(const Scenario& s, const Site& site, World& world) {
    world.landed.clear();
    give_back_room(world.appeared);
    world.appeared.clear();
    take_due(s, world);
    for (std::size_t e = 0; e < world.outside.size(); ++e) open_entrance(s, site, world, e);
    fill_spots(s, site, world);
    for (std::size_t p = 0; p < world.alighting.size(); ++p) open_door(s, site, world, p);
}

}  // namespace tidegate
