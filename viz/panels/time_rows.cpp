#include "viz/panels/time_rows.h"

#include "viz/scene/ribbon.h"

namespace tidegate::viz {

TimeRows time_rows(const Shown& shown) {
    constexpr std::size_t many = 5;
    TimeRows rows;
    rows.rules = shown_rules(shown);
    rows.has_drill = shown.drill != nullptr;
    rows.hidden_rules = shown.run.warning.rules.size() - rows.rules.size();
    for (int which = 0; which < (shown.is_comparison() ? 2 : 1); ++which) {
        for (PlanRow& row : folded(plan_rows(shown.data(which)))) {
            rows.steps.push_back({which, std::move(row)});
        }
    }
    if (rows.rules.size() > many) rows.ribbon_px = 22;
    if (shown.is_comparison()) rows.ribbon_px = 30;
    if (rows.steps.size() > many) rows.step_px = 20;
    return rows;
}

float TimeRows::height() const {
    const std::size_t lines = steps.empty() ? 1 : steps.size();
    return 10 + 2 * time_heading_px + ribbon_px * static_cast<float>(rules.size()) +
           (rules.empty() ? step_px : 0) + (has_drill ? drill_row_px : 0) + step_px * static_cast<float>(lines) + axis_row_px;
}

}  // namespace tidegate::viz
