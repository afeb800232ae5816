#include <algorithm>

#include "viz/panels/panels.h"

namespace tidegate::viz {

void show_side(const PanelInput& input, Rect rect, Actions& actions) {
    constexpr float margin = 18, gap = 12;
    begin_panel("side", rect);
    const Palette& colours = input.colours();
    const Ink ink{ImGui::GetWindowDrawList(), colours};
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
    if (input.view.page == Page::plan) take(show_legend(input, ink, rest));
    if (input.view.page == Page::network) take(show_network_legend(input, ink, rest));
    take(show_worst(input, ink, rest, actions));
    if (input.view.picked) take(show_passenger(input, ink, rest, actions));
    const float outcomes = input.view.page == Page::outcomes ? 0 : outcomes_height(input);
    const bool has_curves = input.view.page != Page::curves;
    Rect curves = rest;
    curves.h -= std::min(outcomes, rest.h * (input.shown.is_comparison() ? 0.62F : 0.5F));
    if (has_curves) take(show_curves(input, ink, curves, actions));
    if (outcomes > 0) show_outcomes(input, ink, rest);
    ImGui::End();
}

}  // namespace tidegate::viz
