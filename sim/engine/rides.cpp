#include "engine/rides.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/person.h"

namespace tidegate {
namespace {

int last_stop(const LineDef& def) { return static_cast<int>(def.stops.size()) - 1; }

int platform_of(const LineDef& def, int stop) { return def.stops[std::size_t(stop)].platform.row; }

void add_rides(const Scenario& s, const Site& site, const LineDef& def, int from, int to, float seconds, Rides& rides) {
    const auto platform = static_cast<std::size_t>(platform_of(def, from));
    const auto out = static_cast<std::size_t>(site.ride_door[std::size_t(platform_of(def, to))]);
    for (int door = 0; door < s.venue.platforms[platform].doors; ++door) {
        rides[out].push_back({site.first_door_portal[platform] + door, seconds});
    }
}

// How many wait for vehicles at the edge.
int waiting_at(const Scenario& s, const Site& site, const World& world, int platform) {
    const auto row = static_cast<std::size_t>(platform);
    int waiting = 0;
    for (int door = 0; door < s.venue.platforms[row].doors; ++door) {
        waiting += world.passages[std::size_t(site.first_door_portal[row] + door)].heading[0];
    }
    return waiting;
}

}  // namespace

void add_line_stops(const Scenario& s, Site& site) {
    site.lines_at.resize(s.venue.platforms.size());
    for (std::size_t l = 0; l < s.lines.size(); ++l) {
        for (int k = 0; k <= last_stop(s.lines[l]); ++k) {
            site.lines_at[std::size_t(platform_of(s.lines[l], k))].push_back({static_cast<int>(l), k});
        }
    }
    for (std::size_t p = 0; p < s.venue.platforms.size(); ++p) {
        site.ride_door.push_back(site.first_door_portal[p] + s.venue.platforms[p].doors / 2);
    }
}

Rides planned_rides(const Scenario& s, const Site& site) {
    return planned_rides(s, site, [](std::size_t, int) { return true; });
}

Rides planned_rides(const Scenario& s, const Site& site, const std::function<bool(std::size_t, int)>& calls) {
    Rides rides;
    if (s.lines.empty()) return rides;
    rides.resize(site.portals.size());
    for (std::size_t l = 0; l < s.lines.size(); ++l) {
        const LineDef& def = s.lines[l];
        for (int from = 0; from < last_stop(def); ++from) {
            if (!calls(l, from)) continue;
            for (int to = from + 1; to <= last_stop(def); ++to) {
                add_rides(s, site, def, from, to, static_cast<float>(ride_s(def, from, to)), rides);
            }
        }
    }
    return rides;
}

Rides rides_now(const Scenario& s, const Site& site, const World& world) {
    Rides rides;
    if (s.lines.empty()) return rides;
    rides.resize(site.portals.size());
    for (std::size_t l = 0; l < s.lines.size(); ++l) {
        const LineDef& def = s.lines[l];
        const LineState& state = world.lines[l];
        for (int from = 0; from < last_stop(def); ++from) {
            const int waiting = waiting_at(s, site, world, platform_of(def, from));
            const double wait_s = expected_wait_s(def, state, from, waiting, world.now);
            if (!std::isfinite(wait_s)) continue;
            const int end = state.ends_at > from ? state.ends_at : last_stop(def);
            for (int to = from + 1; to <= end; ++to) {
                if (state.stops[std::size_t(to)].is_skipped && to != end) continue;
                add_rides(s, site, def, from, to, static_cast<float>(wait_s + ride_s(def, from, to, state.speed_share)), rides);
            }
        }
    }
    return rides;
}

RideChoice best_ride(const Scenario& s, const Site& site, const World& world, std::int32_t agent, int line, int from,
                     int end) {
    const LineDef& def = s.lines[std::size_t(line)];
    const LineState& state = world.lines[std::size_t(line)];
    const std::vector<float>& to_go = to_go_of(site, world, world.agents[std::size_t(agent)]);
    RideChoice best;
    for (int to = from + 1; to <= end; ++to) {
        if (state.stops[std::size_t(to)].is_skipped && to != end) continue;
        const auto door = static_cast<std::size_t>(site.ride_door[std::size_t(platform_of(def, to))]);
        const float time = static_cast<float>(ride_s(def, from, to, state.speed_share)) + to_go[2 * door + 1];
        if (time < best.time_s) best = {to, time};
    }
    return best;
}

bool takes_line(const Scenario& s, const Site& site, const World& world, std::int32_t agent, int line, int from,
                int end) {
    const float time_s = best_ride(s, site, world, agent, line, from, end).time_s;
    if (!std::isfinite(time_s)) return false;
    const int platform = platform_of(s.lines[std::size_t(line)], from);
    const auto door = static_cast<std::size_t>(site.first_door_portal[std::size_t(platform)]);
    return time_s <= to_go_of(site, world, world.agents[std::size_t(agent)])[2 * door];
}

bool takes_vehicle(const Scenario& s, const Site& site, const World& world, int door, std::int32_t agent) {
    const int platform = site.portals[std::size_t(door)].row;
    if (site.lines_at[std::size_t(platform)].empty()) return true;
    const LineVehicle* vehicle = vehicle_at(world, platform);
    if (vehicle == nullptr) return false;
    return takes_line(s, site, world, agent, world.edges[std::size_t(platform)].line, vehicle->stop, vehicle->end);
}

void look_at_edges(const Scenario& s, const Site& site, World& world) {
    for (std::size_t p = 0; p < world.edges.size(); ++p) {
        const auto& stops = site.lines_at[p];
        EdgeState& edge = world.edges[p];
        const bool was_served = edge.is_served;
        edge.is_served = std::any_of(stops.begin(), stops.end(), [&](const LineStop& at) {
            const auto line = static_cast<std::size_t>(at.line);
            return std::isfinite(next_call(s.lines[line], world.lines[line], at.stop, world.now));
        });
        if (edge.is_served != was_served) world.routes_changed = true;
        const LineVehicle* vehicle = vehicle_at(world, static_cast<int>(p));
        const auto line = static_cast<std::size_t>(edge.line);
        edge.places_left = vehicle == nullptr ? 0 : places_left(s.lines[line], world.lines[line], *vehicle);
    }
}

const LineVehicle* vehicle_at(const World& world, int platform) {
    const EdgeState& edge = world.edges[std::size_t(platform)];
    if (edge.line < 0) return nullptr;
    for (const LineVehicle& vehicle : world.lines[std::size_t(edge.line)].vehicles) {
        if (vehicle.trip == edge.trip) return &vehicle;
    }
    return nullptr;
}

LineVehicle* vehicle_at(World& world, int platform) {
    return const_cast<LineVehicle*>(vehicle_at(std::as_const(world), platform));
}

}  // namespace tidegate
