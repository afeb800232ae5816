#include "engine/line_changes.h"

#include "engine/rides.h"

namespace tidegate {
namespace {

bool can_get_off(const LineState& line, const LineVehicle& vehicle, int stop) {
    const int next = vehicle.at_stop ? vehicle.stop + 1 : vehicle.stop;
    if (stop < next || stop > vehicle.end) return false;
    return stop == vehicle.end || !line.stops[std::size_t(stop)].is_skipped;
}

void skip(const Scenario& s, const Site& site, World& world, const Measure& m, bool is_on) {
    world.lines[std::size_t(m.place)].stops[std::size_t(m.stop)].is_skipped = is_on;
    if (is_on) reconsider_rides(s, site, world, m.place);
}

void turn(const Scenario& s, const Site& site, World& world, const Measure& m, int stop) {
    turn_at(s.lines[std::size_t(m.place)], world.lines[std::size_t(m.place)], stop);
    reconsider_rides(s, site, world, m.place);
}

}  // namespace

void reconsider_rides(const Scenario& s, const Site& site, World& world, int line) {
    LineState& state = world.lines[std::size_t(line)];
    for (LineVehicle& vehicle : state.vehicles) {
        const int from = vehicle.at_stop ? vehicle.stop : vehicle.stop - 1;
        for (Rider& rider : vehicle.riders) {
            if (can_get_off(state, vehicle, rider.stop)) continue;
            const RideChoice choice = best_ride(s, site, world, rider.agent, line, from, vehicle.end);
            rider.stop = choice.stop >= 0 ? choice.stop : vehicle.end;
        }
    }
}

void change_line(const Scenario& s, const Site& site, World& world, const Measure& m) {
    const LineDef& def = s.lines[std::size_t(m.place)];
    LineState& state = world.lines[std::size_t(m.place)];
    switch (m.kind) {
        case MeasureKind::extra_train: return add_vehicles(def, state, m.trains, m.spacing_s, world.now);
        case MeasureKind::set_headway: return set_headway(def, state, m.headway_s, world.now);
        case MeasureKind::cancel_trips: return cancel_trips(def, state, m.trains);
        case MeasureKind::skip_stop: return skip(s, site, world, m, true);
        case MeasureKind::short_turn: return turn(s, site, world, m, m.stop);
        case MeasureKind::delay_vehicle: return delay_at(state, m.stop, m.delay_s);
        case MeasureKind::slow: state.speed_share = m.speed_factor; return;
        case MeasureKind::set_places: state.places = m.places; return;
        case MeasureKind::close:
        case MeasureKind::hold:
        case MeasureKind::open:
            state.is_closed = m.kind == MeasureKind::close;
            state.is_held = m.kind == MeasureKind::hold;
            return;
        default: return;
    }
}

void restore_line(const Scenario& s, const Site& site, World& world, const Measure& m) {
    LineState& state = world.lines[std::size_t(m.place)];
    switch (m.kind) {
        case MeasureKind::slow: state.speed_share = 1; return;
        case MeasureKind::set_places: state.places = -1; return;
        case MeasureKind::close:
        case MeasureKind::hold:
        case MeasureKind::open: state.is_closed = state.is_held = false; return;
        case MeasureKind::set_headway:
            return set_headway(s.lines[std::size_t(m.place)], state, 0, world.now);
        case MeasureKind::skip_stop: return skip(s, site, world, m, false);
        case MeasureKind::short_turn: return turn(s, site, world, m, -1);
        default: return;
    }
}

}  // namespace tidegate
