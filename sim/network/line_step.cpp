#include "network/line_step.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "network/extra_times.h"

namespace tidegate {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double quiet_before_departure_s = 4;

bool runs_by_headway(const LineDef& def, const LineState& state) {
    return def.departures.empty() || state.headway_override_s > 0;
}

SimTime last_planned(const LineDef& def) {
    return def.departures.empty() ? def.last_departure : def.departures.back();
}

SimTime next_planned(const LineDef& def, const LineState& state) {
    if (runs_by_headway(def, state)) return state.next_regular <= last_planned(def) ? state.next_regular : never;
    return state.next_listed < def.departures.size() ? def.departures[state.next_listed] : never;
}

void drop_planned(const LineDef& def, LineState& state) {
    if (runs_by_headway(def, state)) {
        state.next_regular += headway_at(def, state, state.next_regular);
    } else {
        ++state.next_listed;
    }
}

double planned_headway_at(const LineDef& def, const LineState& state, SimTime now) {
    if (!def.departures.empty()) {
        if (def.departures.size() == 1) return 0;
        const std::size_t after = std::clamp<std::size_t>(state.next_listed, 1, def.departures.size() - 1);
        return def.departures[after] - def.departures[after - 1];
    }
    double headway_s = def.headways.front().headway_s;
    for (const HeadwayPeriod& period : def.headways) {
        if (period.from <= now) headway_s = period.headway_s;
    }
    return headway_s;
}

int capacity_of(const LineDef& def, const LineState& state) { return state.places >= 0 ? state.places : def.capacity; }

bool is_time_to_leave(const LineDef& def, const LineState& state, const LineVehicle& vehicle, SimTime now) {
    const double stood_s = now - vehicle.arrived - vehicle.held_s;
    if (state.is_held || stood_s < def.dwell_s || vehicle.at_doors > 0) return false;
    if (vehicle.stop == vehicle.end || places_left(def, state, vehicle) == 0) return true;
    return stood_s >= def.max_dwell_s || now - vehicle.last_passage >= quiet_before_departure_s;
}

// All lines in one step.
struct Moving {
    std::span<const LineDef> defs;
    std::span<LineState> lines;
    std::span<EdgeState> edges;
    SimTime now;
    std::vector<LineNews>& news;

    EdgeState& edge_of(std::size_t line, int stop) {
        return edges[defs[line].stops[std::size_t(stop)].platform.index()];
    }

    void tell(LineNews::Kind kind, std::size_t line, const LineVehicle& vehicle) {
        LineNews n;
        n.kind = kind, n.line = static_cast<int>(line);
        n.trip = vehicle.trip, n.stop = vehicle.stop, n.end = vehicle.end;
        n.boarded = vehicle.boarded, n.alighted = vehicle.alighted;
        n.load = load_of(defs[line], vehicle);
        if (kind == LineNews::Kind::arrived) {
            const int before = std::max(0, vehicle.stop - 1);
            n.load = static_cast<int>(vehicle.riders.size()) + defs[line].stops[std::size_t(before)].taken;
        }
        n.places_left = places_left(defs[line], lines[line], vehicle);
        news.push_back(n);
    }

    void go_on(std::size_t line, LineVehicle& vehicle) {
        ++vehicle.stop;
        vehicle.due = now + defs[line].stops[std::size_t(vehicle.stop)].running_s / lines[line].speed_share;
        vehicle.at_stop = false;
        vehicle.held_s = 0;
        vehicle.boarded = vehicle.alighted = 0;
    }

    void leave(std::size_t line) {
        auto& vehicles = lines[line].vehicles;
        for (std::size_t v = 0; v < vehicles.size();) {
            LineVehicle& vehicle = vehicles[v];
            if (!vehicle.at_stop || !is_time_to_leave(defs[line], lines[line], vehicle, now)) {
                ++v;
                continue;
            }
            EdgeState& edge = edge_of(line, vehicle.stop);
            edge.line = edge.trip = -1, edge.departed = now, edge.places_left = 0;
            ++lines[line].stops[std::size_t(vehicle.stop)].departures;
            const bool ends = vehicle.stop == vehicle.end;
            tell(ends ? LineNews::Kind::ended : LineNews::Kind::departed, line, vehicle);
            if (ends) {
                vehicles.erase(vehicles.begin() + static_cast<std::ptrdiff_t>(v));
                continue;
            }
            go_on(line, vehicle);
            ++v;
        }
    }

    // Those whose time has come queue before the first stop.
    void set_out(std::size_t line) {
        const LineDef& def = defs[line];
        LineState& state = lines[line];
        for (;;) {
            const SimTime next = next_departure(def, state);
            if (!(next - def.dwell_s <= now)) return;
            if (!state.extra.empty() && state.extra.front() <= next) {
                state.extra.erase(state.extra.begin());
            } else {
                drop_planned(def, state);
            }
            if (state.is_closed) continue;
            LineVehicle vehicle;
            vehicle.trip = state.trips++;
            vehicle.end = state.ends_at >= 0 ? state.ends_at : static_cast<int>(def.stops.size()) - 1;
            vehicle.due = next - def.dwell_s;
            state.vehicles.push_back(std::move(vehicle));
        }
    }

    bool may_come(std::size_t line, std::size_t v) {
        const LineVehicle& vehicle = lines[line].vehicles[v];
        if (vehicle.at_stop || vehicle.due > now) return false;
        if (v > 0 && lines[line].vehicles[v - 1].stop <= vehicle.stop) return false;
        const EdgeState& edge = edge_of(line, vehicle.stop);
        return edge.line < 0 && now - edge.departed >= defs[line].clearance_s;
    }

    // The one due first comes to a stop, or passes it; false when nobody may.
    bool let_one_come() {
        std::size_t line = 0, first = 0;
        SimTime due = never;
        for (std::size_t l = 0; l < lines.size(); ++l) {
            for (std::size_t v = 0; v < lines[l].vehicles.size(); ++v) {
                if (!may_come(l, v) || !(lines[l].vehicles[v].due < due)) continue;
                line = l, first = v, due = lines[l].vehicles[v].due;
            }
        }
        if (due == never) return false;
        LineVehicle& vehicle = lines[line].vehicles[first];
        LineStopState& stop = lines[line].stops[std::size_t(vehicle.stop)];
        EdgeState& edge = edge_of(line, vehicle.stop);
        if (stop.is_skipped && vehicle.stop != vehicle.end) {
            edge.departed = now;
            tell(LineNews::Kind::passed, line, vehicle);
            go_on(line, vehicle);
            return true;
        }
        edge.line = static_cast<int>(line), edge.trip = vehicle.trip;
        vehicle.at_stop = true;
        vehicle.arrived = vehicle.last_passage = now;
        vehicle.held_s = std::exchange(stop.hold_s, 0.0);
        ++stop.arrivals;
        tell(LineNews::Kind::arrived, line, vehicle);
        return true;
    }
};

}  // namespace

LineState make_line_state(const LineDef& def) {
    LineState state;
    state.next_regular = def.departures.empty() ? def.first_departure : def.departures.front();
    state.stops.resize(def.stops.size());
    return state;
}

void step(std::span<const LineDef> defs, std::span<LineState> lines, std::span<EdgeState> edges, SimTime now,
          std::vector<LineNews>& news) {
    Moving moving{defs, lines, edges, now, news};
    for (std::size_t line = 0; line < lines.size(); ++line) moving.leave(line);
    for (std::size_t line = 0; line < lines.size(); ++line) moving.set_out(line);
    while (moving.let_one_come()) {
    }
}

int load_of(const LineDef& def, const LineVehicle& vehicle) {
    return static_cast<int>(vehicle.riders.size()) + def.stops[std::size_t(vehicle.stop)].taken;
}

int places_left(const LineDef& def, const LineState& state, const LineVehicle& vehicle) {
    if (vehicle.stop == vehicle.end) return 0;
    return std::max(0, capacity_of(def, state) - load_of(def, vehicle));
}

SimTime next_departure(const LineDef& def, const LineState& state) {
    const SimTime planned = next_planned(def, state);
    return state.extra.empty() ? planned : std::min(planned, state.extra.front());
}

double headway_at(const LineDef& def, const LineState& state, SimTime now) {
    return state.headway_override_s > 0 ? state.headway_override_s : planned_headway_at(def, state, now);
}

SimTime next_call(const LineDef& def, const LineState& state, int stop, SimTime now) {
    if (state.stops[std::size_t(stop)].is_skipped) return never;
    SimTime next = never;
    for (const LineVehicle& vehicle : state.vehicles) {
        if (vehicle.stop > stop || vehicle.end <= stop) continue;
        if (vehicle.stop == stop) {
            next = std::min(next, vehicle.at_stop ? now : std::max(now, vehicle.due));
            continue;
        }
        const SimTime leaves =
            vehicle.at_stop ? std::max(now, vehicle.arrived + def.dwell_s + vehicle.held_s) : std::max(now, vehicle.due) + def.dwell_s;
        next = std::min(next, leaves + ride_s(def, vehicle.stop, stop, state.speed_share));
    }
    const int end = state.ends_at >= 0 ? state.ends_at : static_cast<int>(def.stops.size()) - 1;
    if (end <= stop || state.is_closed) return next;
    const SimTime departs = next_departure(def, state);
    const double offset_s = stop == 0 ? -def.dwell_s : ride_s(def, 0, stop, state.speed_share);
    return std::min(next, std::max(now, departs + offset_s));
}

bool is_past(const LineDef& def, const LineState& state, int stop, bool departs) {
    for (const LineVehicle& vehicle : state.vehicles) {
        if (vehicle.stop > stop || vehicle.end < stop) continue;
        if (vehicle.stop < stop || !vehicle.at_stop || departs) return false;
    }
    const int end = state.ends_at >= 0 ? state.ends_at : static_cast<int>(def.stops.size()) - 1;
    return end < stop || next_departure(def, state) == never;
}

double expected_wait_s(const LineDef& def, const LineState& state, int stop, int waiting, SimTime now) {
    const SimTime next = next_call(def, state, stop, now);
    if (next == never) return never;
    const double headway_s = headway_at(def, state, now);
    const LineStopState& here = state.stops[std::size_t(stop)];
    const int free = std::max(1, capacity_of(def, state) - def.stops[std::size_t(stop)].taken - here.through);
    const double left_behind = std::max(0.0, static_cast<double>(waiting) / free - 1);
    return headway_s / 2 + std::max(0.0, next - now - headway_s) + headway_s * left_behind;
}

void add_vehicles(const LineDef& def, LineState& state, int count, double spacing_s, SimTime now) {
    add_times(state.extra, count, now + def.dwell_s, spacing_s * state.extra_stretch);
}

void cancel_trips(const LineDef& def, LineState& state, int count) {
    for (int i = 0; i < count && next_planned(def, state) < never; ++i) drop_planned(def, state);
}

void set_headway(const LineDef& def, LineState& state, double headway_s, SimTime now) {
    const SimTime next = next_planned(def, state);
    const double before = headway_at(def, state, now), stretch = stretch_of(headway_s, planned_headway_at(def, state, now));
    stretch_times(state.extra, stretch / state.extra_stretch, now);
    state.extra_stretch = stretch;
    state.headway_override_s = headway_s;
    if (headway_s > 0 && next < never) {
        state.next_regular = std::max(now, std::min(next, next - before + headway_s));
    } else if (headway_s <= 0) {
        while (state.next_listed < def.departures.size() && def.departures[state.next_listed] <= now) ++state.next_listed;
    }
}

void turn_at(const LineDef& def, LineState& state, int stop) {
    state.ends_at = stop;
    const int end = stop >= 0 ? stop : static_cast<int>(def.stops.size()) - 1;
    for (LineVehicle& vehicle : state.vehicles) {
        const bool has_come = vehicle.at_stop && vehicle.stop == std::min(end, vehicle.end);
        if (vehicle.stop <= std::min(end, vehicle.end) && !has_come) vehicle.end = end;
    }
}

void delay_at(LineState& state, int stop, double delay_s) {
    for (LineVehicle& vehicle : state.vehicles) {
        if (!vehicle.at_stop || vehicle.stop != stop) continue;
        vehicle.held_s += delay_s;
        return;
    }
    state.stops[std::size_t(stop)].hold_s += delay_s;
}

}  // namespace tidegate
