#include "viz/panels/drill_sign.h"

namespace tidegate::viz {

void show_drill_sign(const PanelInput& input, const Ink& ink, const DrillEntry& entry, float x, float y) {
    constexpr float half_px = 6;
    const Palette& colours = input.colours();
    const bool is_level = entry.kind == DrillKind::level;
    const auto diamond = [&](float half, Rgba colour) {
        ink.list->AddQuadFilled({x - half, y}, {x, y - half}, {x + half, y}, {x, y + half}, Ink::ink(colour));
    };
    // The rim sets it off from bars and curves of any colour.
    diamond(half_px + 2.5F, colours.panel);
    diamond(half_px + 1, colours.drill);
    if (is_level) diamond(half_px - 2, warning_colour(entry.level));
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (!Rect{x - 8, y - 8, 16, 16}.contains(mouse.x, mouse.y) || !ImGui::IsWindowHovered()) return;
    ImGui::SetTooltip("%s  %s: %s", input.run.calendar.clock(entry.time).c_str(), input.words()(Word::drill),
                      drill_text(entry, input.view.language).c_str());
}

}  // namespace tidegate::viz
