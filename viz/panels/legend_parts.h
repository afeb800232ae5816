#pragma once
#include "viz/panels/panels.h"
#include "viz/scene/person_colour.h"

namespace tidegate::viz {

/// Ticks in people per m2 below the bar, Fruin's letters above it.
void density_ticks(const PanelInput& input, const Ink& ink, Rect bar);

/// A bar of the density colours with its ticks, at the top of `rect`; returns the height.
float show_density_bar(const PanelInput& input, const Ink& ink, Rect rect);

/// The kinds with a disc each, in as many lines as they need; returns the height.
float show_kinds(const PanelInput& input, const Ink& ink, Rect rect, const std::vector<PersonKind>& kinds);

}  // namespace tidegate::viz
