#include "viz/window/style.h"

#include <imgui.h>

namespace tidegate::viz {

void use_theme(Theme theme) {
    const Palette& colours = palette(theme);
    ImGuiStyle& style = ImGui::GetStyle();
    style.FrameRounding = 4;
    style.FramePadding = ImVec2(10, 4);
    style.ItemSpacing = ImVec2(6, 6);
    style.WindowBorderSize = 0;
    style.PopupRounding = 4;
    const auto set = [&](ImGuiCol what, Rgba c) {
        style.Colors[what] = ImVec4(c.r / 255.0F, c.g / 255.0F, c.b / 255.0F, c.a / 255.0F);
    };
    set(ImGuiCol_Text, colours.text);
    set(ImGuiCol_PopupBg, colours.panel);
    set(ImGuiCol_Border, colours.panel_line);
    set(ImGuiCol_FrameBg, colours.panel_line);
    set(ImGuiCol_FrameBgHovered, mixed(colours.panel_line, colours.accent, 0.3));
    set(ImGuiCol_FrameBgActive, mixed(colours.panel_line, colours.accent, 0.5));
    set(ImGuiCol_Button, colours.panel_line);
    set(ImGuiCol_ButtonHovered, mixed(colours.panel_line, colours.accent, 0.5));
    set(ImGuiCol_ButtonActive, colours.accent);
    set(ImGuiCol_ScrollbarBg, faded(colours.panel_line, 0.4));
    set(ImGuiCol_ScrollbarGrab, mixed(colours.panel_line, colours.text_quiet, 0.4));
    set(ImGuiCol_ScrollbarGrabHovered, colours.text_quiet);
    set(ImGuiCol_ScrollbarGrabActive, colours.accent);
    set(ImGuiCol_Header, faded(colours.accent, 0.4));
    set(ImGuiCol_HeaderHovered, faded(colours.accent, 0.6));
    set(ImGuiCol_HeaderActive, colours.accent);
}

}  // namespace tidegate::viz
