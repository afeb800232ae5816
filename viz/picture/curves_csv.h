#pragma once
#include <string>
#include <vector>

#include "viz/data/shown.h"
#include "viz/scene/view_state.h"

namespace tidegate::viz {

/// The samples of observables as a table: time of day (ISO 8601), seconds since the start, and one
/// column for each, named "observable [unit]"; of a comparison "A: ..." and "B: ...". `names` empty:
/// all; `axis` none: all times. Unknown values are empty.
std::string curves_csv(const Shown& shown, const std::vector<std::string>& names, TimeRange axis);

}  // namespace tidegate::viz
