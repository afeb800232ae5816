#include "viz/panels/legend_parts.h"
#include "viz/panels/panels.h"

namespace tidegate::viz {

float show_network_legend(const PanelInput& input, const Ink& ink, Rect rect) {
    constexpr float line_px = 22;
    const Palette& colours = input.colours();
    float y = rect.y + show_density_bar(input, ink, rect);
    for (const Word word : {Word::network_box, Word::network_link, Word::network_vehicle, Word::network_open}) {
        if (word == Word::network_vehicle && input.run.lines.empty()) continue;
        ink.text_within(input.fonts.small, rect.x, y + line_px / 2, rect.w, input.words()(word), colours.text_quiet);
        y += line_px;
    }
    std::vector<PersonKind> lines;
    for (const LineDef& line : input.run.lines) {
        lines.push_back({shown_name(line.name), kind_colour(lines.size(), input.view.theme)});
    }
    if (!lines.empty()) y += show_kinds(input, ink, {rect.x, y, rect.w, 0}, lines);
    return y - rect.y;
}

}  // namespace tidegate::viz
