#include "sensors/sensors_state.h"

#include <algorithm>

#include "base/fault.h"

namespace tidegate {

SimTime time_of(const ObservableState& piece, double threshold) {
    const double rise = piece.value - piece.previous;
    if (rise == 0 || piece.time_s <= piece.previous_s) return piece.time_s;
    const double part = std::clamp((threshold - piece.previous) / rise, 0.0, 1.0);
    return std::min(piece.time_s, piece.previous_s + part * (piece.time_s - piece.previous_s));
}

double value_at(const ObservableState& piece, SimTime time_s) {
    if (time_s >= piece.time_s) return piece.value;
    if (time_s <= piece.previous_s) return piece.previous;
    const double part = (time_s - piece.previous_s) / (piece.time_s - piece.previous_s);
    return piece.previous + part * (piece.value - piece.previous);
}

SensorsState make_sensors_state(const SensorsDef& def, const VenueDef& venue,
                                std::span<const Vec2> level_origins) {
    promise(def.sample_s > 0, "the sensors' sample_s is positive");
    promise(level_origins.empty() || level_origins.size() == venue.levels.size(),
            "there is one origin per level");
    SensorsState state;
    state.observables.resize(def.observables.size());
    state.windows.resize(def.observables.size());
    state.densities.resize(def.observables.size());
    state.sampled.resize(def.observables.size());
    for (std::size_t i = 0; i < def.observables.size(); ++i) {
        const ObservableDef& observable = def.observables[i];
        if (observable.kind == ObservableKind::time_above)
            promise(observable.of >= 0 && static_cast<std::size_t>(observable.of) < i,
                    "a time_above stands after what it watches");
        if (observable.kind == ObservableKind::travel_time)
            state.journeys.push_back({id_of<ObservableId>(i), {}, {}, {}, {}});
        if (observable.kind != ObservableKind::level_of_service) continue;
        state.densities[i] = SampleWindow(samples_in(observable.window_s, def.sample_s));
        state.observables[i].previous = state.observables[i].value =
            static_cast<double>(ServiceLevel::a);
    }
    state.areas = make_area_measures(def, venue, level_origins);
    return state;
}

bool needs_crowd(const SensorsState& state, LevelId level) {
    return state.areas.levels[level.index()].is_needed;
}

}  // namespace tidegate
