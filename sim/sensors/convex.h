#pragma once
#include <vector>

#include "base/vec2.h"

namespace tidegate {

/// A convex polygon, its corners counter-clockwise; corners may coincide. Empty: nothing.
using Convex = std::vector<Vec2>;

/// Keeps the part where dot(normal, x) <= limit. Returns whether anything was cut off. `spare` is
/// room to work in. Linear in corners.
bool clip(Convex& polygon, Vec2 normal, double limit, Convex& spare);

/// Area of the polygon [m2].
double area_m2(const Convex& polygon);

/// Area of what the polygon and the disc of radius_m around (0, 0) have in common [m2]; exact: the
/// arcs are arcs, so it does not depend on how things are turned.
double area_in_disc_m2(const Convex& polygon, double radius_m);

/// The stretch of the horizontal line at height y that lies in the polygon and in the disc of
/// radius_m around (0, 0); low > high when there is none.
struct Stretch {
    double low = 1, high = 0;

    double length_m() const { return high - low; }
};
Stretch stretch_at(const Convex& polygon, double radius_m, double y);

/// Distance from (0, 0) to the polygon [m]; 0 inside.
double distance_to_origin_m(const Convex& polygon);

}  // namespace tidegate
