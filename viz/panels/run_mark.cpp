#include "viz/panels/run_mark.h"

#include "viz/scene/person_colour.h"

namespace tidegate::viz {

Rgba run_colour(int run, Theme theme) { return kind_colour(run == 0 ? 0 : 1, theme); }

const char* run_letter(int run) { return run == 0 ? "A" : "B"; }

float show_run_mark(const PanelInput& input, const Ink& ink, float right, float y, int run) {
    const Rgba colour = run_colour(run, input.view.theme);
    const Rect mark{right - 18, y - 8, 18, 17};
    ink.fill(mark, colour, 3);
    ink.text(input.fonts.small, mark.x + 9, y, run_letter(run), text_on(colour), Align::centre);
    return mark.x;
}

}  // namespace tidegate::viz
