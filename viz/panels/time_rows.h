#pragma once
#include "viz/data/run_data.h"

namespace tidegate::viz {

// Measures of the time panel [px].
constexpr float ribbon_row_px = 27;
constexpr float plan_row_px = 24;
constexpr float axis_row_px = 30;
constexpr float time_heading_px = 24;

/// Height of the time panel that shows every row of the run.
float time_panel_height(const RunData& run);

}  // namespace tidegate::viz
