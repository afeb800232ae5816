#pragma once
#include "viz/panels/panels.h"

namespace tidegate::viz {

constexpr float chart_title_px = 24;
constexpr float chart_scale_px = 46;  ///< left of the plot, for its scale

/// Draws one observable of the run (and of the run it is compared with) over the time axis: its
/// thresholds as bands, its values, the moment; the values under the mouse. `row`: of the first
/// run's curves. A click goes to that time.
void show_chart(const PanelInput& input, const Ink& ink, std::size_t row, Rect rect,
                Actions& actions);

/// Times of day below charts of this rectangle.
void show_chart_axis(const PanelInput& input, const Ink& ink, Rect rect, float y);

/// Rows of the curves that are shown: those chosen, or the most important ones.
std::vector<std::size_t> shown_curves(const PanelInput& input);

}  // namespace tidegate::viz
