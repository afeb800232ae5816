#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "sensors/cell_cover.h"

namespace tidegate {

/// A cell or a box of cells: wholly outside the region, wholly inside, or not known.
enum class CellKind : std::uint8_t { outside, inside, unknown };

/// Polygons of a level with a grid that answers most questions about a place at once.
struct Region {
    std::vector<Polygon> polygons;  ///< relative to the level's origin
    CellFrame frame;                ///< around them
    std::vector<CellKind> kind;     ///< [cells]
    std::vector<std::int32_t>
        not_inside;  ///< [(columns + 1) x (rows + 1)] cells before, by row sums
    std::vector<std::int32_t> not_outside;  ///< the same
};

/// `origin`: positions will come relative to it. Cells are 0.5 m wide, wider where that would be
/// more than 250,000. Linear in cells and corners.
Region make_region(std::span<const Polygon> polygons, Vec2 origin);

/// Whether p lies in one of the polygons (even-odd). Constant time away from their sides.
bool contains(const Region& region, Vec2 p);

/// Whether the whole box lies inside, or outside, as far as the cells can tell. Constant time.
CellKind where_is(const Region& region, Vec2 low, Vec2 high);

/// The polygons moved by -origin.
std::vector<Polygon> moved(std::span<const Polygon> polygons, Vec2 origin);

}  // namespace tidegate
