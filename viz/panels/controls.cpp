#include <fmt/format.h>

#include "viz/panels/panels.h"

namespace tidegate::viz {

namespace {

/// A button that looks pressed when `is_on`.
bool toggle(const char* text, bool is_on, const Palette& colours) {
    const Rgba back = is_on ? colours.accent : colours.panel_line;
    ImGui::PushStyleColor(ImGuiCol_Button, Ink::ink(back));
    ImGui::PushStyleColor(ImGuiCol_Text, Ink::ink(is_on ? text_on(back) : colours.text));
    const bool is_clicked = ImGui::Button(text);
    ImGui::PopStyleColor(2);
    ImGui::SameLine();
    return is_clicked;
}

void gap() {
    ImGui::Dummy(ImVec2(10, 1));
    ImGui::SameLine();
}

void show_playback(const PanelInput& input, Actions& actions) {
    const Speaker t = input.words();
    if (toggle(t(input.view.is_playing ? Word::pause : Word::play), true, input.colours())) {
        actions.push_back(TogglePlay{});
    }
    ImGui::SetNextItemWidth(96);
    const std::string now = fmt::format("x {:g}", input.view.playback);
    if (ImGui::BeginCombo("##playback", now.c_str(), ImGuiComboFlags_HeightLarge)) {
        for (const double playback :
             {0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 1000.0}) {
            const std::string text = fmt::format("x {:g}", playback);
            if (ImGui::Selectable(text.c_str(), playback == input.view.playback)) {
                actions.push_back(SetPlayback{playback});
            }
        }
        ImGui::EndCombo();
    }
    ImGui::SameLine();
    gap();
}

void show_levels(const PanelInput& input, Actions& actions) {
    if (toggle(input.words()(Word::all_levels), input.view.level == all_levels, input.colours())) {
        actions.push_back(ShowLevel{all_levels});
    }
    for (std::size_t i = 0; i < input.run.venue.levels.size(); ++i) {
        const int row = static_cast<int>(i);
        const std::string text =
            fmt::format("{} {}", row + 1, shown_name(input.run.venue.levels[i].name));
        if (toggle(text.c_str(), input.view.level == row, input.colours())) {
            actions.push_back(ShowLevel{row});
        }
    }
    gap();
}

void show_looks(const PanelInput& input, Actions& actions) {
    const Speaker t = input.words();
    const ViewState& view = input.view;
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(t(Word::agents_by));
    ImGui::SameLine();
    if (toggle(t(Word::density), view.colour_by == ColourBy::density, input.colours())) {
        actions.push_back(SetColourBy{ColourBy::density});
    }
    if (toggle(t(Word::speed), view.colour_by == ColourBy::speed, input.colours())) {
        actions.push_back(SetColourBy{ColourBy::speed});
    }
    gap();
    if (toggle(t(Word::density_map), view.shows_density_map, input.colours())) {
        actions.push_back(ToggleDensityMap{});
    }
    gap();
    const bool is_dark = view.theme == Theme::dark;
    if (toggle(t(is_dark ? Word::theme_light : Word::theme_dark), false, input.colours())) {
        actions.push_back(SetTheme{is_dark ? Theme::light : Theme::dark});
    }
    const bool is_english = view.language == Language::english;
    if (toggle(t(Word::language), false, input.colours())) {
        actions.push_back(SetLanguage{is_english ? Language::chinese : Language::english});
    }
    toggle("?", false, input.colours());
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", t(Word::key_help));
}

}  // namespace

void show_controls(const PanelInput& input, Rect rect, Actions& actions) {
    begin_panel("controls", rect);
    const Ink ink{ImGui::GetWindowDrawList(), input.colours()};
    ink.fill(rect, input.colours().panel);
    ink.line(rect.x, rect.y, rect.right(), rect.y, input.colours().panel_line);
    ImGui::SetCursorPos(ImVec2(12, 8));
    show_playback(input, actions);
    show_levels(input, actions);
    show_looks(input, actions);
    ImGui::End();
}

void read_keys(const PanelInput& input, Actions& actions) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.WantTextInput) return;
    const auto pressed = [](int key) { return ImGui::IsKeyPressed(key); };
    const double step_s = io.KeyShift ? 60 : 5;
    if (pressed(ImGui::GetKeyIndex(ImGuiKey_Space))) actions.push_back(TogglePlay{});
    if (pressed(ImGui::GetKeyIndex(ImGuiKey_LeftArrow))) actions.push_back(GoBy{-step_s});
    if (pressed(ImGui::GetKeyIndex(ImGuiKey_RightArrow))) actions.push_back(GoBy{step_s});
    if (pressed(ImGui::GetKeyIndex(ImGuiKey_Home))) actions.push_back(GoTo{0});
    if (pressed(ImGui::GetKeyIndex(ImGuiKey_End)))
        actions.push_back(GoTo{input.run.recorded_end_s});
    // Letters, digits and signs have the same key codes as their characters.
    for (int digit = 1; digit <= 9; ++digit) {
        if (pressed('0' + digit)) actions.push_back(ShowLevel{digit - 1});
    }
    if (pressed('0')) actions.push_back(ShowLevel{all_levels});
    if (pressed('D')) actions.push_back(ToggleDensityMap{});
    if (pressed('F')) actions.push_back(FitAll{});
    if (pressed('C')) {
        const bool is_density = input.view.colour_by == ColourBy::density;
        actions.push_back(SetColourBy{is_density ? ColourBy::speed : ColourBy::density});
    }
    const bool is_in = pressed('='), is_out = pressed('-');
    if (!is_in && !is_out) return;
    for (const Tile& tile : input.tiles) {
        if (tile.level.index() >= input.view.cameras.size()) continue;
        const Camera fitted = fitted_camera(input.mesh, tile);
        const Vec2f middle{fitted.view.x + fitted.view.w / 2, fitted.view.y + fitted.view.h / 2};
        const CameraChange change = input.view.cameras[tile.level.index()];
        actions.push_back(
            ChangeCamera{tile.level.row, zoomed_at(fitted, change, middle, is_in ? 1.25 : 0.8)});
    }
}

}  // namespace tidegate::viz
