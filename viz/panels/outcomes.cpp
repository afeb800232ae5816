#include "viz/panels/panels.h"
#include "viz/scene/outcome_rows.h"

namespace tidegate::viz {

float show_outcomes(const PanelInput& input, const Ink& ink, Rect rect) {
    const std::vector<OutcomeRow> rows = outcome_rows(input.run, input.view.language);
    if (rows.empty()) return 0;
    const Palette& colours = input.colours();
    ink.text(input.fonts.bold, rect.x, rect.y + 12, input.words()(Word::outcomes), colours.text);
    float y = rect.y + outcome_heading_px;
    for (const OutcomeRow& row : rows) {
        if (y + outcome_row_px > rect.bottom()) break;
        const Rect right = ink.text(input.fonts.small, rect.right(), y + 10, row.value,
                                    colours.text, Align::right);
        ink.text_within(input.fonts.small, rect.x, y + 10, right.x - rect.x - 10, row.name,
                        colours.text_quiet);
        y += outcome_row_px;
    }
    return y + 6 - rect.y;
}

}  // namespace tidegate::viz
