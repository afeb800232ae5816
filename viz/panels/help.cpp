#include "viz/panels/panels.h"
#include "viz/panels/widgets.h"

namespace tidegate::viz {

namespace {

struct HelpLine {
    const char* keys;
    Word what;
};
constexpr HelpLine lines[] = {
    {"Space", Word::help_play},        {"← →   Shift", Word::help_step},
    {",  .", Word::help_frame},        {"P  N", Word::help_events},
    {"Home  End", Word::help_ends},    {"0  1–9", Word::help_levels},
    {"S", Word::help_stack},           {"R   Shift", Word::help_turn},
    {"+  −  F", Word::help_zoom},      {"C", Word::help_colour},
    {"D  V", Word::help_field},        {"T", Word::help_trails},
    {"X", Word::help_difference},      {"M  G  O", Word::help_pages},
    {"Ctrl Z  Y", Word::help_undo},    {"Esc", Word::help_escape},
    {"H", Word::help_help},            {"Ctrl Q", Word::help_quit},
};
constexpr Word mouse_lines[] = {Word::help_mouse_plan, Word::help_mouse_pick, Word::help_mouse_time,
                                Word::help_mouse_axis, Word::help_mouse_loop, Word::help_mouse_edges,
                                Word::help_mouse_files};

}  // namespace

void show_help(const PanelInput& input, Rect window, Actions& actions) {
    if (!input.view.shows_help) return;
    constexpr float most_row_px = 27, keys_px = 130, margin_px = 28;
    const float rows = static_cast<float>(std::size(lines) + std::size(mouse_lines)) + 3.4F;
    const float h = std::min(window.h - 24, rows * most_row_px + margin_px);
    const float row_px = (h - margin_px) / rows;
    const float w = std::min(window.w - 40, 720.0F);
    const Rect rect{(window.w - w) / 2, (window.h - h) / 2, w, h};
    begin_overlay("help", rect);
    const Palette& colours = input.colours();
    const Ink ink{ImGui::GetWindowDrawList(), colours};
    ink.fill(rect, colours.panel, 8);
    ink.frame(rect, colours.accent, 8, 1.5F);
    float y = rect.y + margin_px;
    const float x = rect.x + margin_px;
    ink.text(input.fonts.large, x, y, input.words()(Word::help), colours.text);
    ImGui::SetCursorScreenPos(ImVec2(rect.right() - 90, rect.y + 14));
    if (toggle(input.words()(Word::close), false, colours)) actions.push_back(ToggleHelp{});
    y += row_px * 1.4F;
    for (const HelpLine& line : lines) {
        ink.text(input.fonts.bold, x, y, line.keys, colours.accent);
        ink.text_within(input.fonts.normal, x + keys_px, y, w - keys_px - 2 * margin_px,
                        input.words()(line.what), colours.text);
        y += row_px;
    }
    y += row_px * 0.4F;
    for (const Word line : mouse_lines) {
        ink.text_within(input.fonts.normal, x, y, w - 2 * margin_px, input.words()(line),
                        colours.text);
        y += row_px;
    }
    ImGui::End();
}

}  // namespace tidegate::viz
