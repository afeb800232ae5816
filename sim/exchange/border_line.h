#pragma once
#include <optional>

#include "scenario/geos.h"

namespace tidegate {

/// Which line on a border is wanted.
struct BorderLine {
    Vec2 near;
    double width_m = 1;
    double reach_m = 3;      ///< from `near` to the border
    double crooked_m = 0.2;  ///< no point of the line is farther from the border
};

/// A straight line of about the width on the border of `floor`, nearest to the point: its ends lie on the border, floor is on
/// one side of it only. Nothing when the border is too far, or too crooked there.
std::optional<Segment> line_on_border(const Shape& floor, const BorderLine& wanted);

/// A rectangle with `line` as its middle line.
Shape box_about(const Segment& line, double depth_m);
/// A rectangle before `line`, `depth_m` deep in direction `out`.
Shape box_before(const Segment& line, Vec2 out, double depth_m);

}  // namespace tidegate
