#pragma once
#include <cstdint>
#include <vector>

#include "sensors/convex.h"
#include "sensors/near_people.h"
#include "sensors/trapezoids.h"

namespace tidegate {

/// Room to work in, kept from cell to cell so that nothing is allocated.
struct CellRoom {
    Convex cell;  ///< the last cell made, relative to its person
    Convex piece, part, spare;
    std::vector<std::int32_t> to_visit, seen;
};

/// Makes room.cell: the points of the square of half side radius_m around p that are nearer to p
/// than to anybody else, relative to p. Half-planes of the nearest first, until the others are too
/// far to matter (farther than twice the farthest corner of what is left). Those who stand exactly
/// at p share the cell.
void voronoi_cell(const NearPeople& people, Vec2 p, double radius_m, CellRoom& room);

/// A person's floor: the cell within radius_m and within the walls. What lies behind a wall does
/// not count: it is the connected piece in which the person stands, or, for someone who stands off
/// the floor (in a door, or pushed into a wall), the nearest piece.
struct CellArea {
    double own_m2 = 0;      ///< of that piece
    double in_area_m2 = 0;  ///< of its part in the area
};

/// `floor` and `area` are relative to the level's origin, as p is; `room.cell` is the cell of p.
CellArea area_of_cell(const Trapezoids& floor, const Trapezoids& area, Vec2 p, double radius_m,
                      CellRoom& room);

}  // namespace tidegate
