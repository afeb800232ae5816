#pragma once
#include "sensors/sensor_input.h"
#include "sensors/sensors_state.h"

namespace tidegate {

/// Whether the step that ends at `time_s` takes a sample. Then its input must hold the crowds of all levels
/// for which needs_crowd().
bool is_sample_due(const SensorsDef& def, const SensorsState& state, SimTime time_s);

/// Evaluates every observable at the end of a step. Occupancy, density, queue_length and
/// waiting_outside are new at every step; time_above with what it watches; all others at sample times.
/// Linear in observables x events of the step, at samples also in the people on their levels. Throws
/// BrokenPromise when a span that an observable needs is too short or holds what is not finite.
void step(const SensorsDef& def, const VenueDef& venue, const SensorInput& input, SensorsState& state);

}  // namespace tidegate
