#include "viz/panels/time_rows.h"

#include "viz/scene/ribbon.h"

namespace tidegate::viz {

TimeRows time_rows(const RunData& run) {
    constexpr std::size_t many = 5;
    TimeRows rows;
    rows.rules = shown_rules(run);
    rows.hidden_rules = run.warning.rules.size() - rows.rules.size();
    rows.steps = plan_rows(run);
    if (rows.rules.size() > many) rows.ribbon_px = 22;
    if (rows.steps.size() > many) rows.step_px = 20;
    return rows;
}

float TimeRows::height() const {
    const bool has_note = rules.empty() || hidden_rules > 0;
    const std::size_t lines = steps.empty() ? 1 : steps.size();
    return 10 + 2 * time_heading_px + ribbon_px * static_cast<float>(rules.size()) +
           (has_note ? step_px : 0) + step_px * static_cast<float>(lines) + axis_row_px;
}

}  // namespace tidegate::viz
