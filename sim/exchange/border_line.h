#pragma once
#include <optional>

#include "scenario/geos.h"

namespace tidegate {

/// A straight line of about `width_m` on the border of `floor`, nearest to `near`: its ends lie on the border, no point of
/// it farther than 0.2 m from it. Nothing when the border is farther than `reach_m`, or too crooked there.
std::optional<Segment> line_on_border(const Shape& floor, Vec2 near, double width_m, double reach_m);

/// A rectangle with `line` as its middle line.
Shape box_about(const Segment& line, double depth_m);
/// A rectangle before `line`, `depth_m` deep in direction `out`.
Shape box_before(const Segment& line, Vec2 out, double depth_m);

}  // namespace tidegate
