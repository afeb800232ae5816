#include "viz/scene/network_now.h"

#include <algorithm>

#include "viz/scene/ribbon.h"

namespace tidegate::viz {

namespace {

/// From the counts of the last sample; of recordings that have none, from the moment's frame.
std::vector<std::size_t> people_on_planes(const RunData& run, std::size_t planes, const Moment& moment) {
    const std::span<const std::uint32_t> recorded = people_at(run, moment.time);
    if (recorded.size() == planes) return {recorded.begin(), recorded.end()};
    std::vector<std::size_t> on_plane(planes, 0);
    for (const FrameAgent& agent : moment.agents) {
        if (agent.plane < on_plane.size()) ++on_plane[agent.plane];
    }
    return on_plane;
}

void count_people(const RunData& run, const NetworkMap& map, const Moment& moment, NetworkNow& now) {
    const std::vector<std::size_t> on_plane = people_on_planes(run, map.venue_of_plane.size(), moment);
    for (std::size_t plane = 0; plane < on_plane.size(); ++plane) {
        if (map.venue_of_plane[plane] < 0) continue;
        const auto row = static_cast<std::size_t>(map.venue_of_plane[plane]);
        VenueNow& venue = now.venues[row];
        venue.people += on_plane[plane];
        if (plane >= run.venue.levels.size()) continue;
        const double floor_m2 = std::max(1.0, map.venues[row].floor_m2[plane]);
        venue.per_m2 = std::max(venue.per_m2, static_cast<double>(on_plane[plane]) / floor_m2);
    }
    for (std::size_t i = 0; i < map.links.size(); ++i) {
        now.links[i].people = on_plane[run.venue.levels.size() + map.links[i].connector];
        now.links[i].per_m2 = static_cast<double>(now.links[i].people) / map.links[i].surface_m2;
    }
}

/// The level on which what is watched lies; invalid for what is not in one venue.
LevelId level_of(const RunData& run, const ObservableDef& watched) {
    const auto row = static_cast<std::size_t>(std::max(0, watched.place));
    const VenueDef& venue = run.venue;
    const auto in = [&](const auto& table) { return row < table.size() ? table[row].level : LevelId{}; };
    switch (watched.place_kind) {
        case PlaceKind::area: return in(venue.areas);
        case PlaceKind::opening: return in(venue.openings);
        case PlaceKind::facility: return in(run.facilities);
        case PlaceKind::exit: return in(venue.exits);
        case PlaceKind::entrance: return in(venue.entrances);
        case PlaceKind::platform: return in(venue.platforms);
        case PlaceKind::connector:
        case PlaceKind::line: return {};
    }
    return {};
}

void add_warnings(const RunData& run, const NetworkMap& map, SimTime time, NetworkNow& now) {
    const auto& rules = run.warning.rules;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const std::size_t watched = rules[i].observable.index();
        if (watched >= run.sensors.observables.size()) continue;
        const LevelId level = level_of(run, run.sensors.observables[watched]);
        if (!level.is_valid() || level.index() >= run.venue.levels.size()) continue;
        VenueNow& venue = now.venues[static_cast<std::size_t>(map.venue_of_plane[level.index()])];
        const WarningLevel found = warning_level_at(run, id_of<RuleId>(i), time);
        venue.warning_level = std::max(venue.warning_level.value_or(WarningLevel::none), found);
    }
}

/// When the vehicle that left at `call` comes, or came, to its next stop; before `call`: it never does, its trip ended.
SimTime arrival_after(const RunData& run, const VehicleCall& call, const VehicleCall* next) {
    if (next != nullptr) return next->time;
    const LineDef& line = run.lines[call.line];
    const auto stop = static_cast<std::size_t>(call.stop) + 1;
    if (stop >= line.stops.size()) return -1;
    // The recording ends while it is on its way; had it come later, that would be recorded.
    const SimTime due = call.time + line.stops[stop].running_s;
    return due > run.recorded_end_s ? due : -1;
}

std::optional<std::size_t> hop_from(const NetworkMap& map, const VehicleCall& call) {
    for (std::size_t i = 0; i < map.hops.size(); ++i) {
        if (map.hops[i].line == call.line && map.hops[i].stop == call.stop) return i;
    }
    return std::nullopt;
}

/// `next`: its call after `call`; null: none is recorded.
void add_vehicle(const RunData& run, const NetworkMap& map, SimTime time, const VehicleCall& call,
                 const VehicleCall* next, NetworkNow& now) {
    const std::optional<std::size_t> hop = hop_from(map, call);
    if (!hop) return;
    VehicleNow vehicle{*hop, 0, call.on_board, 0};
    if (call.departs) {
        const SimTime arrival = arrival_after(run, call, next);
        if (arrival < time) return;
        vehicle.share = std::clamp((time - call.time) / std::max(1.0, arrival - call.time), 0.0, 1.0);
    }
    vehicle.load = static_cast<double>(call.on_board) / std::max(1, run.lines[call.line].capacity);
    now.vehicles.push_back(vehicle);
}

void add_vehicles(const RunData& run, const NetworkMap& map, SimTime time, NetworkNow& now) {
    const auto is_same_trip = [](const VehicleCall& a, const VehicleCall& b) {
        return a.line == b.line && a.trip == b.trip;
    };
    for (std::size_t i = 0; i < map.calls.size(); ++i) {
        const VehicleCall& call = map.calls[i];
        const bool has_next = i + 1 < map.calls.size() && is_same_trip(call, map.calls[i + 1]);
        const VehicleCall* next = has_next ? &map.calls[i + 1] : nullptr;
        if (call.time > time || (next != nullptr && next->time <= time)) continue;
        add_vehicle(run, map, time, call, next, now);
    }
}

}  // namespace

NetworkNow network_at(const RunData& run, const NetworkMap& map, const Moment& moment) {
    NetworkNow now;
    now.venues.resize(map.venues.size());
    now.links.resize(map.links.size());
    count_people(run, map, moment, now);
    const PassagesNow passages = passages_at(run, moment.time);
    for (std::size_t i = 0; i < map.links.size(); ++i) {
        now.links[i].passage = passages.connectors[map.links[i].connector];
    }
    add_warnings(run, map, moment.time, now);
    add_vehicles(run, map, moment.time, now);
    return now;
}

}  // namespace tidegate::viz
