#pragma once
#include <string>
#include <vector>

#include "sensors/people.h"
#include "sensors/sensors_step.h"
#include "sensors/small_venue.h"

namespace tidegate {

inline ObservableDef watch_area(ObservableKind kind, double window_s = 1) {
    ObservableDef def;
    def.name = name_of(kind);
    def.kind = kind;
    def.place = 0;
    def.window_s = window_s;
    return def;
}

/// Observables of one level, sampled once a second.
struct WatchedLevel {
    VenueDef venue;
    SensorsDef def;
    SensorsState state;
    std::vector<std::int32_t> occupancy;
    double time_s = 0;

    WatchedLevel(VenueDef place, std::vector<ObservableDef> observables, Vec2 origin = {})
        : venue(std::move(place)), def{1.0, std::move(observables)} {
        const std::vector<Vec2> origins(venue.levels.size(), origin);
        state = make_sensors_state(def, venue, origins);
        occupancy.assign(venue.areas.size(), 0);
    }
    /// One sample of these people; the value of the first observable after it.
    double sees(const SensedPeople& people) {
        const std::vector<CrowdColumns> crowds(venue.levels.size(), people.columns());
        SensorInput input;
        input.time_s = ++time_s;
        input.occupancy = occupancy;
        input.crowds = crowds;
        step(def, venue, input, state);
        return value();
    }
    double value(std::size_t observable = 0) const { return state.observables[observable].value; }
};

}  // namespace tidegate
