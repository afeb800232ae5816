#include <fmt/format.h>

#include "viz/panels/panels.h"
#include "viz/scene/numbers.h"

namespace tidegate::viz {

float show_outcomes(const PanelInput& input, const Ink& ink, Rect rect) {
    constexpr float row_px = 23;
    if (input.run.outcomes.empty()) return 0;
    const Palette& colours = input.colours();
    const Speaker t = input.words();
    ink.text(input.fonts.bold, rect.x, rect.y + 12, t(Word::outcomes), colours.text);
    float y = rect.y + 30;
    for (const Outcome& outcome : input.run.outcomes) {
        if (y + row_px > rect.bottom()) break;
        std::string value = fmt::format("{} {}", shown_number(outcome.value),
                                        shown_unit(outcome.unit, input.view.language));
        if (outcome.at >= 0) {
            value += fmt::format("  {}", input.run.calendar.clock(outcome.at).substr(0, 5));
        }
        const Rect right =
            ink.text(input.fonts.small, rect.right(), y + 10, value, colours.text, Align::right);
        ink.text_within(input.fonts.small, rect.x, y + 10, right.x - rect.x - 10,
                        shown_name(outcome.name), colours.text_quiet);
        y += row_px;
    }
    return y + 6 - rect.y;
}

}  // namespace tidegate::viz
