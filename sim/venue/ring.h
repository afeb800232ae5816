#pragma once
#include "venue/venue_def.h"

namespace tidegate {

/// Area of a ring, positive when it turns counter-clockwise [m2].
inline double signed_area(const Ring& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) twice += cross(ring[i], ring[(i + 1) % ring.size()]);
    return 0.5 * twice;
}

/// Calls f(point) for every point of rings and holes.
template <class F>
void for_each_point(std::vector<Polygon>& polygons, F&& f) {
    for (Polygon& polygon : polygons) {
        for (Vec2& p : polygon.outer) f(p);
        for (Ring& hole : polygon.holes) {
            for (Vec2& p : hole) f(p);
        }
    }
}

}  // namespace tidegate
