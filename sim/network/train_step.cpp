#include "network/train_step.h"

#include <algorithm>

#include "network/extra_times.h"

namespace tidegate {

TrainState make_train_state(const TrainServiceDef& def) {
    TrainState state;
    state.next_regular = def.first_arrival;
    return state;
}

namespace {

double planned_headway_at(const TrainServiceDef& def, SimTime now) {
    double headway_s = def.headways.front().headway_s;
    for (const HeadwayPeriod& period : def.headways) {
        if (period.from <= now) headway_s = period.headway_s;
    }
    return headway_s;
}

}  // namespace

double headway_at(const TrainServiceDef& def, const TrainState& state, SimTime now) {
    return state.headway_override_s > 0 ? state.headway_override_s : planned_headway_at(def, now);
}

void set_headway(const TrainServiceDef& def, TrainState& state, double headway_s, SimTime now) {
    const double before = headway_at(def, state, now), stretch = stretch_of(headway_s, planned_headway_at(def, now));
    stretch_times(state.extra, stretch / state.extra_stretch, now);
    state.extra_stretch = stretch;
    state.headway_override_s = headway_s;
    if (headway_s <= 0) return;
    const SimTime last_due = state.next_regular - before;
    state.next_regular = std::max(now, std::min(state.next_regular, last_due + headway_s));
}

void add_trains(TrainState& state, int count, double spacing_s, SimTime now) {
    add_times(state.extra, count, now, spacing_s * state.extra_stretch);
}

namespace {

bool is_time_to_leave(const TrainServiceDef& def, const TrainState& state, SimTime now) {
    const double stood_s = now - state.arrived;
    if (state.is_held || stood_s < def.dwell_s) return false;
    if (stood_s >= def.max_dwell_s || state.places_left == 0) return true;
    return now - state.last_boarding >= quiet_before_departure_s;
}

// Takes the next due arrival off the timetable, if there is one.
bool take_due_arrival(const TrainServiceDef& def, TrainState& state, SimTime now) {
    if (state.next_regular <= now && state.next_regular <= def.last_arrival) {
        state.next_regular += headway_at(def, state, now);
        return true;
    }
    if (!state.extra.empty() && state.extra.front() <= now) {
        state.extra.erase(state.extra.begin());
        return true;
    }
    return false;
}

}  // namespace

TrainNews step(const TrainServiceDef& def, TrainState& state, SimTime now) {
    if (state.at_platform) {
        if (!is_time_to_leave(def, state, now)) return TrainNews::none;
        state.at_platform = false;
        state.departed = now;
        return TrainNews::departed;
    }
    if (now - state.departed < clearance_s || !take_due_arrival(def, state, now) || state.is_closed)
        return TrainNews::none;
    state.at_platform = true;
    state.arrived = now;
    state.places_left = state.places >= 0 ? state.places : def.places;
    state.boarded = 0;
    state.last_boarding = now;
    ++state.trains;
    return TrainNews::arrived;
}

}  // namespace tidegate
