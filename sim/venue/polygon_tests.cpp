#include "venue/polygon_tests.h"

#include <algorithm>

namespace tidegate {

bool contains(const Ring& ring, Vec2 p) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const Vec2 a = ring[i], b = ring[j];
        if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) {
            inside = !inside;
        }
    }
    return inside;
}

bool contains(const Polygon& polygon, Vec2 p) {
    if (!contains(polygon.outer, p)) return false;
    return std::none_of(polygon.holes.begin(), polygon.holes.end(), [p](const Ring& hole) { return contains(hole, p); });
}

bool contains(const std::vector<Polygon>& polygons, Vec2 p) {
    return std::any_of(polygons.begin(), polygons.end(), [p](const Polygon& polygon) { return contains(polygon, p); });
}

}  // namespace tidegate
