#pragma once
#include <span>
#include <vector>

#include "base/vec2.h"
#include "venue/venue_def.h"

namespace tidegate {

/// A grid of square cells; cell (column, row) covers corner + [column, column + 1] x [row, row + 1] x
/// cell_m and has the number row * columns + column.
struct CellFrame {
    Vec2 corner;
    double cell_m = 2;
    int columns = 0;
    int rows = 0;

    std::size_t size() const { return static_cast<std::size_t>(columns) * rows; }
};

/// The frame around the polygons, its corner at their least x and y.
CellFrame frame_around(std::span<const Polygon> polygons, double cell_m);

/// For every cell the part that lies in `polygons`, and in `other` too unless that is empty [m2].
/// Scan lines at most a 32nd of a cell apart between all corners' heights: exact along x, midpoint rule
/// along y, so exact for sides along the axes.
std::vector<double> covered_m2(const CellFrame& frame, std::span<const Polygon> polygons,
                               std::span<const Polygon> other);

/// Whether p lies in one of the polygons (even-odd over all their rings).
bool is_inside(std::span<const Polygon> polygons, Vec2 p);

}  // namespace tidegate
