#pragma once
#include "viz/data/run_data.h"
#include "viz/scene/passages.h"

namespace tidegate::viz {

/// How a passenger stands to what the plan's measures ask at the moment. Nobody in the model refuses: who does not do as asked
/// has not heard of it.
enum class Compliance : std::uint8_t {
    nothing_asked,
    waits,        ///< held, and waits
    leaves,       ///< sent out by an evacuation, and on the way
    knows_ways,   ///< knows the ways that measures have changed
    not_heard,    ///< goes by the ways as they were
    count
};
Compliance compliance_of(std::uint8_t state, std::uint8_t told, bool are_ways_changed);

/// Whether a measure in effect has shut, held, opened or turned a way.
bool are_ways_changed(const RunData& run, const PassagesNow& now);

}  // namespace tidegate::viz
