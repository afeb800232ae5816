#include <algorithm>

#include "viz/panels/chart_panel.h"

namespace tidegate::viz {

float show_curves(const PanelInput& input, const Ink& ink, Rect rect, Actions& actions) {
    constexpr float heading_px = 28, axis_px = 24, gap_px = 12;
    constexpr float least_plot_px = 46, most_plot_px = 84;
    if (input.run.curves.empty()) return 0;
    const float room = rect.h - heading_px - axis_px;
    const float least = chart_title_px + least_plot_px + gap_px;
    if (room < least) return 0;
    ink.text(input.fonts.bold, rect.x, rect.y + 12, input.words()(Word::curves),
             input.colours().text);
    const std::vector<std::size_t> rows = shown_curves(input);
    const auto shown =
        std::clamp<std::size_t>(static_cast<std::size_t>(room / least), 1, rows.size());
    const float each =
        std::min(room / static_cast<float>(shown), chart_title_px + most_plot_px + gap_px);
    float y = rect.y + heading_px;
    for (std::size_t i = 0; i < shown; ++i) {
        show_chart(input, ink, rows[i], {rect.x, y, rect.w, each - gap_px}, actions);
        y += each;
    }
    show_chart_axis(input, ink, rect, y - gap_px + 14);
    return y + axis_px - rect.y;
}

}  // namespace tidegate::viz
