#include "viz/panels/panels.h"

namespace tidegate::viz {

namespace {

constexpr float grip_px = 8;

/// A strip that can be dragged. `moved`: what the drag asks for; a double click asks for the usual size.
void show_edge(const PanelInput& input, const char* id, Rect rect, ImGuiMouseCursor cursor, PanelSizes moved,
               PanelSizes usual, Actions& actions) {
    begin_overlay(id, rect);
    ImGui::InvisibleButton(id, ImVec2(rect.w, rect.h));
    const bool is_held = ImGui::IsItemActive();
    if (is_held || ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(cursor);
        const Ink ink{ImGui::GetWindowDrawList(), input.colours()};
        ink.fill(rect.w < rect.h ? Rect{rect.x + rect.w / 2 - 1, rect.y, 2, rect.h}
                                 : Rect{rect.x, rect.y + rect.h / 2 - 1, rect.w, 2},
                 input.colours().accent);
    }
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
        actions.push_back(SetPanels{usual});
    } else if (is_held && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 2)) {
        actions.push_back(SetPanels{moved});
    }
    ImGui::End();
}

}  // namespace

void show_panel_edges(const PanelInput& input, const Layout& layout, Actions& actions) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const PanelSizes now = input.view.panels;
    const Rect side{layout.side.x - grip_px / 2, layout.side.y, grip_px, layout.side.h};
    show_edge(input, "side edge", side, ImGuiMouseCursor_ResizeEW,
              {layout.side.right() - mouse.x, now.time_h}, {0, now.time_h}, actions);
    const Rect time{layout.time.x, layout.time.y - grip_px / 2, layout.time.w - grip_px, grip_px};
    show_edge(input, "time edge", time, ImGuiMouseCursor_ResizeNS,
              {now.side_w, layout.time.bottom() - mouse.y}, {now.side_w, 0}, actions);
}

}  // namespace tidegate::viz
