#pragma once
#include "viz/panels/panels.h"

namespace tidegate::viz {

/// Colour by which a run is known in a comparison.
Rgba run_colour(int run, Theme theme);
/// Its letter, "A" or "B".
const char* run_letter(int run);
/// A small square with the letter, its right end at `right` and its middle at `y`; returns its left
/// end.
float show_run_mark(const PanelInput& input, const Ink& ink, float right, float y, int run);

}  // namespace tidegate::viz
