#pragma once
#include <vector>

#include "base/vec2.h"
#include "viz/scene/rect.h"

namespace tidegate::viz {

/// Cuts `area` into one rectangle for each level, in order, so that the levels (of the given sizes
/// [m]) are shown as large as possible: cuts across or down are tried so that the product of all
/// scales is highest. `header_px` of each tile's height is kept for its name. Up to 4 levels
/// exactly, more in an even grid.
std::vector<Rect> tiles(const std::vector<Vec2>& sizes_m, Rect area, float header_px);

}  // namespace tidegate::viz
