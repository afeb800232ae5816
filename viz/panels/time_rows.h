#pragma once
#include <vector>

#include "viz/data/shown.h"
#include "viz/scene/plan_bars.h"

namespace tidegate::viz {

constexpr float axis_row_px = 30;
constexpr float time_heading_px = 24;
constexpr float drill_row_px = 28;

/// A row of the plan's chart, and whose it is.
struct RunPlanRow {
    int run = 0;
    PlanRow row;
};

/// What stands in the time panel, and how high its rows are [px]: lower when there are many.
struct TimeRows {
    std::vector<RuleId> rules;  ///< of the first run
    std::size_t hidden_rules = 0;
    bool has_drill = false;
    std::vector<RunPlanRow> steps;
    float ribbon_px = 27;
    float step_px = 24;

    /// Height of a panel that shows all of it.
    float height() const;
};
TimeRows time_rows(const Shown& shown);

}  // namespace tidegate::viz
