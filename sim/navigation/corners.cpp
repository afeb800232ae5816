#include "navigation/corners.h"

#include <algorithm>
#include <cmath>

#include "venue/polygon_tests.h"

namespace tidegate {
namespace {

std::vector<Corner> corners_of(const Plane& plane) {
    constexpr double least_turn = 0.17;  // sine of ten degrees
    std::vector<Corner> corners;
    const auto look = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Vec2 before = ring[(i + ring.size() - 1) % ring.size()], here = ring[i];
            const Vec2 in = unit(here - before), out = unit(ring[(i + 1) % ring.size()] - here);
            // Outer rings run counter-clockwise, holes clockwise: the floor lies to the left.
            if (cross(in, out) >= -least_turn && dot(in, out) >= -0.98) continue;
            corners.push_back({to_float(here), to_float(unit(out - in))});
        }
    };
    for (const Polygon& polygon : plane.floor) {
        look(polygon.outer);
        for (const Ring& hole : polygon.holes) look(hole);
    }
    return corners;
}

// The floor goes on behind exits and connectors' ends, as wide as their line: its ends are corners for who comes back. But not
// where floor lies beside them, as at the foot of a stair that stands free in a hall: the wall is on the other side there.
void add_line_ends(const Plane& plane, std::span<const Portal> portals, int row, std::vector<Corner>& corners) {
    constexpr double look_m = 0.15;
    const auto add = [&](Vec2 at, Vec2 wall) {
        if (!contains(plane.floor, at + wall * look_m)) corners.push_back({to_float(at), to_float(wall)});
    };
    for (const Portal& portal : portals) {
        const bool goes_on = portal.kind == PortalKind::exit || portal.kind == PortalKind::connector_lower ||
                             portal.kind == PortalKind::connector_upper;
        for (const PortalSide& side : portal.sides) {
            if (!goes_on || side.plane != row) continue;
            const Vec2 along = side.line.direction();
            add(side.line.a, unit(along * -1.0 - side.into));
            add(side.line.b, unit(along - side.into));
        }
    }
}

int index_of(float at, int n) { return std::clamp(static_cast<int>(at / CornerMap::cell_m), 0, n - 1); }

/// Angles by which a way must turn to the left or to the right to pass all corners ahead clear of them; 0: it does.
struct Turn {
    float left = 0, right = 0;
    bool hits_wall = false;  ///< straight on leads into a wall beside a corner
};

void pass(const Corner& corner, Vec2f p, Vec2f way, Turn& turn) {
    constexpr float sidewards = 0.3f;  // sine of the angle between way and wall from which the wall tells the side
    const Vec2f to = corner.at - p;
    const float ahead = dot(to, way), beside = cross(way, to), distance = length(to);
    if (ahead <= 0 || distance > corner_sight_m || std::abs(beside) >= corner_clear_m) return;
    const float off = std::asin(std::min(1.0f, corner_clear_m / std::max(distance, corner_clear_m)));
    const float now = std::atan2(beside, ahead);  // > 0: the corner lies to the left
    const float wall = cross(way, corner.wall);
    const bool passes_right = std::abs(wall) > sidewards ? wall > 0 : now >= 0;
    turn.hits_wall = turn.hits_wall || passes_right != (now >= 0);
    if (passes_right) {
        turn.right = std::max(turn.right, off - now);
    } else {
        turn.left = std::max(turn.left, off + now);
    }
}

Vec2f turned(Vec2f way, float angle) {
    const float c = std::cos(angle), s = std::sin(angle);
    return {way.x * c - way.y * s, way.x * s + way.y * c};
}

}  // namespace

CornerMap make_corner_map(const Plane& plane, std::span<const Portal> portals, int row) {
    CornerMap map;
    map.nx = static_cast<int>(plane.size.x / CornerMap::cell_m) + 1;
    map.ny = static_cast<int>(plane.size.y / CornerMap::cell_m) + 1;
    std::vector<std::vector<Corner>> cells(static_cast<std::size_t>(map.nx) * static_cast<std::size_t>(map.ny));
    std::vector<Corner> corners = corners_of(plane);
    add_line_ends(plane, portals, row, corners);
    for (const Corner& corner : corners) {
        const int x0 = index_of(corner.at.x - corner_sight_m, map.nx), x1 = index_of(corner.at.x + corner_sight_m, map.nx);
        const int y0 = index_of(corner.at.y - corner_sight_m, map.ny), y1 = index_of(corner.at.y + corner_sight_m, map.ny);
        for (int y = y0; y <= y1; ++y) {
            for (int x = x0; x <= x1; ++x) cells[static_cast<std::size_t>(y * map.nx + x)].push_back(corner);
        }
    }
    map.begin.push_back(0);
    for (const auto& cell : cells) {
        map.corners.insert(map.corners.end(), cell.begin(), cell.end());
        map.begin.push_back(static_cast<std::int32_t>(map.corners.size()));
    }
    return map;
}

Vec2f clear_of_corners(const CornerMap& map, const TravelField& field, Vec2f p, Vec2f way) {
    constexpr float look_m = 0.25f;
    const auto cell = static_cast<std::size_t>(index_of(p.y, map.ny) * map.nx + index_of(p.x, map.nx));
    Turn turn;
    for (std::int32_t k = map.begin[cell]; k < map.begin[cell + 1]; ++k) {
        pass(map.corners[static_cast<std::size_t>(k)], p, way, turn);
    }
    if (turn.left == 0 && turn.right == 0) return way;
    if (turn.left == 0 || turn.right == 0) return turned(way, turn.left - turn.right);
    if (!turn.hits_wall) return turned(way, 0.5f * (turn.left - turn.right));
    const Vec2f left = turned(way, turn.left), right = turned(way, -turn.right);
    return field.distance(p + left * look_m) <= field.distance(p + right * look_m) ? left : right;
}

}  // namespace tidegate
