#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "navigation/plane.h"
#include "navigation/portal.h"
#include "navigation/travel_field.h"

namespace tidegate {

/// A corner that sticks out into the floor.
struct Corner {
    Vec2f at;
    Vec2f wall;  ///< unit vector from it into the wall, midway between its two sides
};

/// Corners of one plane, where ways turn; on a grid of cells, each of which lists those within corner_sight_m of it.
struct CornerMap {
    static constexpr float cell_m = 1.0f;

    int nx = 0, ny = 0;
    std::vector<std::int32_t> begin;  ///< [cells + 1]
    std::vector<Corner> corners;      ///< by cell
};

/// Corners farther than this are not minded [m].
constexpr float corner_sight_m = 1.2f;
/// How far from corners people's centres keep, where there is room [m].
constexpr float corner_clear_m = 0.12f;

/// Those of plane `row`.
CornerMap make_corner_map(const Plane& plane, std::span<const Portal> portals, int row);

/// Direction `way` at p, turned so that it passes corners ahead at least corner_clear_m off: along the tangent to the
/// circle around the corner, as the shortest way of a body of that radius does. Between two corners that are too close it
/// leads midway; where it would hit a wall, round the end to which the field falls.
Vec2f clear_of_corners(const CornerMap& map, const TravelField& field, Vec2f p, Vec2f way);

}  // namespace tidegate
