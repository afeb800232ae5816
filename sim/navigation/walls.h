#pragma once
#include <span>
#include <vector>

#include "navigation/plane.h"

namespace tidegate {

/// A line on the border of a plane's floor that people walk out through.
struct Mouth {
    Segment line;
    Vec2 into;  ///< unit normal that points onto the floor
};

/// A rectangle behind a mouth where the floor goes on: `along` in [0, width], `out` in [near, far].
struct Extension {
    Vec2 corner;  ///< at along = 0, out = 0
    Vec2 along;
    Vec2 out;
    double width_m = 0;
    double near_m = 0;
    double far_m = 0;

    bool holds(Vec2 p) const {
        const double a = dot(p - corner, along), o = dot(p - corner, out);
        return a >= -1e-9 && a <= width_m + 1e-9 && o >= near_m - 1e-9 && o <= far_m + 1e-9;
    }
};

/// What bounds a plane's floor for the people on it.
struct Walls {
    std::vector<Segment> border;    ///< all edges of the floor, floor on the left
    std::vector<Segment> segments;  ///< border without mouths, plus the sides of the extensions
    std::vector<Extension> extensions;
};

/// Cuts the mouths out of the border (parts within 0.35 m of a mouth's line that face the same way)
/// and lets the floor go on 0.7 m behind them, or half-way to the next floor there.
Walls make_walls(const Plane& plane, std::span<const Mouth> mouths);

}  // namespace tidegate
