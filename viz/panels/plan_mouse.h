#pragma once
#include "viz/panels/panels.h"

namespace tidegate::viz {

/// Pan, zoom, fit, pick, and what lies under the cursor; within the plan view's window.
void read_plan_mouse(const PanelInput& input, Actions& actions);

/// The passenger drawn nearest to a point of the window, at most `within_px` away; none when nobody
/// is.
std::optional<Picked> passenger_at(const PanelInput& input, Vec2f at, float within_px);

}  // namespace tidegate::viz
