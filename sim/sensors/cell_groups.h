#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "sensors/cell_cover.h"

namespace tidegate {

/// Cells joined until each group has at least half a cell of walkable area.
struct CellGroups {
    std::vector<std::int32_t> of_cell;  ///< [cells] group, -1: nothing walkable
    std::vector<double> area_m2;        ///< [groups], ordered by their first cell
};

/// Joins every group smaller than half a cell with the group beside it (sharing a side) that has the
/// largest area, smallest first; one with nothing beside it with the nearest other group. Ties go to
/// the lower cell number. When all together are less than half a cell they are one group.
CellGroups group_cells(const CellFrame& frame, std::span<const double> walkable_m2);

}  // namespace tidegate
