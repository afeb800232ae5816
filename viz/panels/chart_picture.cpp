#include <fmt/format.h>

#include "viz/panels/chart_panel.h"
#include "viz/panels/run_mark.h"

namespace tidegate::viz {

namespace {

/// What the chart is of: the run and its day, or the letters of two runs with what tells them apart. Returns the height.
float show_heading(const PanelInput& input, const Ink& ink, Rect rect) {
    constexpr float line_px = 26;
    const Palette& colours = input.colours();
    const std::string& title = input.run.title.empty() ? input.run.name : input.run.title;
    const std::string day = input.run.calendar.iso(0).substr(0, 10);
    ink.text_within(input.fonts.bold, rect.x, rect.y + line_px / 2, rect.w, fmt::format("{} · {}", title, day), colours.text);
    if (!input.shown.is_comparison()) return line_px;
    const RunNames& names = input.desk.names;
    for (int which = 0; which < 2; ++which) {
        const float x = rect.x + static_cast<float>(which) * rect.w / 2, y = rect.y + 1.5F * line_px;
        show_run_mark(input, ink, x + 18, y, which);
        ink.text_within(input.fonts.small, x + 28, y, rect.w / 2 - 40, which == 0 ? names.first : names.second, colours.text);
    }
    return 2 * line_px;
}

}  // namespace

void show_chart_picture(const PanelInput& input, std::size_t row, Rect rect) {
    constexpr float margin_px = 18, axis_px = 30;
    begin_panel("chart", rect);
    const Ink ink{ImGui::GetWindowDrawList(), input.colours()};
    Rect room = rect.inset(margin_px);
    const float used = show_heading(input, ink, room);
    room = {room.x, room.y + used + 4, room.w, room.h - used - 4 - axis_px};
    Actions none;
    show_chart(input, ink, row, room, none);
    show_chart_axis(input, ink, room, room.bottom() + 14);
    ImGui::End();
}

}  // namespace tidegate::viz
