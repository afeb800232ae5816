#include <algorithm>

#include "viz/panels/panels.h"
#include "viz/scene/outcome_rows.h"

namespace tidegate::viz {

void show_side(const PanelInput& input, Rect rect) {
    constexpr float margin = 18, gap = 12;
    begin_panel("side", rect, false);
    const Palette& colours = input.colours();
    const Ink ink{ImGui::GetWindowDrawList(), colours};
    ink.fill(rect, colours.panel);
    ink.line(rect.x, rect.y, rect.x, rect.bottom(), colours.panel_line);
    Rect rest{rect.x + margin, rect.y + gap, rect.w - 2 * margin, rect.h - 2 * gap};
    const auto take = [&](float height) {
        rest.y += height + gap;
        rest.h -= height + gap;
        if (height > 0) {
            ink.line(rest.x, rest.y - gap / 2 - 1, rest.right(), rest.y - gap / 2 - 1,
                     colours.panel_line);
        }
    };
    take(show_warnings(input, ink, rest));
    take(show_legend(input, ink, rest));
    const std::size_t rows = outcome_rows(input.run, input.view.language).size();
    const float outcomes = outcome_heading_px + 6 + outcome_row_px * static_cast<float>(rows);
    Rect curves = rest;
    curves.h -= rows == 0 ? 0 : std::min(outcomes, rest.h * 0.5F);
    take(show_curves(input, ink, curves));
    show_outcomes(input, ink, rest);
    ImGui::End();
}

}  // namespace tidegate::viz
