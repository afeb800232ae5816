#include "viz/panels/widgets.h"

namespace tidegate::viz {

ImVec4 imgui_colour(Rgba c) { return ImGui::ColorConvertU32ToFloat4(Ink::ink(c)); }

bool toggle(const char* text, bool is_on, const Palette& colours) {
    const Rgba back = is_on ? colours.accent : colours.panel_line;
    ImGui::PushStyleColor(ImGuiCol_Button, Ink::ink(back));
    ImGui::PushStyleColor(ImGuiCol_Text, Ink::ink(is_on ? text_on(back) : colours.text));
    const bool is_clicked = ImGui::Button(text);
    ImGui::PopStyleColor(2);
    ImGui::SameLine();
    return is_clicked;
}

bool button(const char* text, bool is_there, const Palette& colours) {
    if (is_there) return toggle(text, false, colours);
    ImGui::PushStyleColor(ImGuiCol_Text, Ink::ink(faded(colours.text_quiet, 0.6)));
    toggle(text, false, colours);
    ImGui::PopStyleColor();
    return false;
}

void gap(float px) {
    ImGui::Dummy(ImVec2(px, 1));
    ImGui::SameLine();
}

void tip(const char* text) {
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", text);
}

}  // namespace tidegate::viz
