#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/sim_time.h"
#include "sensors/area_measures.h"
#include "sensors/event_window.h"
#include "sensors/journey_watch.h"
#include "sensors/observable_def.h"
#include "sensors/sample_window.h"
#include "venue/venue_def.h"

namespace tidegate {

/// The last straight piece of an observable's course: from `previous` at `previous_s` to `value` at
/// `time_s`. Starts as 0 at time 0 (level_of_service as 1: nobody is there).
struct ObservableState {
    SimTime previous_s = 0;
    double previous = 0;
    SimTime time_s = 0;
    double value = 0;
    bool is_new = false;  ///< evaluated in the last step
};

/// Exact time in [previous_s, time_s] at which the piece passes `threshold`; `time_s` for a jump. The
/// threshold must lie between the two values.
SimTime time_of(const ObservableState& piece, double threshold);
/// Value of the piece at `time_s`, held within its ends.
double value_at(const ObservableState& piece, SimTime time_s);

/// All that changes in the sensors; saved in checkpoints.
struct SensorsState {
    std::vector<ObservableState> observables;  ///< [observables]
    std::vector<EventWindow> windows;          ///< [observables] used by flow, specific_flow of a line
                                               ///< and queue_wait
    std::vector<SampleWindow> densities;       ///< [observables] used by level_of_service
    std::vector<JourneyWatch> journeys;        ///< one per travel_time, in their order
    AreaMeasures areas;                        ///< all that look at where people are
    std::vector<double> sampled;               ///< [observables] values of area measures at the last sample
    std::int64_t samples = 0;                  ///< taken so far
    std::int64_t next_sample = 1;              ///< sample k is taken by the first step to end at or
                                               ///< after k x sample_s

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(observables, windows, densities, journeys, areas, sampled, samples, next_sample);
    }
};
static_assert(sizeof(SensorsState) == 280, "a field was added: name it in for_each_field");

/// `level_origins` [levels]: what positions in the crowds will be relative to; empty: all zero. Throws
/// InputError when a grid would be too large, BrokenPromise for a def that does not fit the venue (the
/// scenario's reader lets none through).
SensorsState make_sensors_state(const SensorsDef& def, const VenueDef& venue,
                                std::span<const Vec2> level_origins = {});

/// Whether some observable looks at those who walk on this level, so that samples need its crowd.
bool needs_crowd(const SensorsState& state, LevelId level);

}  // namespace tidegate
