#include "navigation/plane.h"

#include <algorithm>
#include <limits>

#include "venue/ring.h"

namespace tidegate {
namespace {

/// The ring moved by -origin, turned so that its area is positive (or negative).
Ring placed(const Ring& ring, Vec2 origin, bool positive) {
    Ring moved;
    moved.reserve(ring.size());
    for (const Vec2 p : ring) moved.push_back(p - origin);
    if ((signed_area(moved) > 0) != positive) std::reverse(moved.begin(), moved.end());
    return moved;
}

Plane level_plane(const LevelDef& level, LevelId id) {
    Plane plane{
        .name = level.name, .level = id, .connector = {}, .origin = {}, .size = {}, .floor = {}};
    constexpr double far = std::numeric_limits<double>::infinity();
    Vec2 low{far, far}, high{-far, -far};
    for (const Polygon& polygon : level.floor) {
        for (const Vec2 p : polygon.outer) {
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
    }
    if (!(low.x < high.x)) return plane;
    plane.origin = low;
    plane.size = high - low;
    for (const Polygon& polygon : level.floor) {
        Polygon moved;
        moved.outer = placed(polygon.outer, low, true);
        for (const Ring& hole : polygon.holes) moved.holes.push_back(placed(hole, low, false));
        plane.floor.push_back(std::move(moved));
    }
    return plane;
}

Plane connector_plane(const ConnectorDef& connector, ConnectorId id) {
    const double x = connector.length_m, y = connector.width_m;
    Polygon slope;
    slope.outer = {{0, 0}, {x, 0}, {x, y}, {0, y}};
    return {.name = connector.name,
            .level = {},
            .connector = id,
            .origin = {},
            .size = {x, y},
            .floor = {slope}};
}

}  // namespace

std::vector<Plane> make_planes(const VenueDef& venue) {
    std::vector<Plane> planes;
    planes.reserve(venue.levels.size() + venue.connectors.size());
    for (std::size_t i = 0; i < venue.levels.size(); ++i) {
        planes.push_back(level_plane(venue.levels[i], id_of<LevelId>(i)));
    }
    for (std::size_t i = 0; i < venue.connectors.size(); ++i) {
        planes.push_back(connector_plane(venue.connectors[i], id_of<ConnectorId>(i)));
    }
    return planes;
}

}  // namespace tidegate
