#pragma once
#include "viz/data/run_data.h"

namespace tidegate::viz {

/// Whether people on the level walk in the plane at that time. Else events move them (network fidelity), and where each of them is
/// drawn is an assumption: how near they come to one another says nothing.
bool walks_in_plane(const RunData& run, LevelId level, SimTime time);

}  // namespace tidegate::viz
