#pragma once
#include "venue/venue_def.h"

namespace tidegate {

/// Where a point of a connector (x along from the lower end [0, length_m], y across [0, width_m])
/// is drawn on the plan: between its lower and its upper line.
Vec2 on_plan(const ConnectorDef& connector, Vec2 unrolled);

}  // namespace tidegate
