#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "sensors/cell_cover.h"
#include "sensors/crowd.h"

namespace tidegate {

/// The people of a level in square cells, so that those near a place are found at once.
struct NearPeople {
    CellFrame frame;                  ///< around all of them
    std::vector<std::int32_t> begin;  ///< [cells + 1] row of at
    std::vector<Vec2> at;             ///< positions, by cell, then in the crowd's order
    std::vector<std::int32_t> cell;   ///< room to sort in
};

/// Sorts the crowd into cells of 0.7 m, wider where that would be more than 250,000. Linear.
void sort_people(const CrowdColumns& crowd, NearPeople& people);

/// Calls f(position) for people in growing distance of p, ring of cells by ring, at least for all
/// within reach(): that may shrink while f is called. Order within a ring: by row, then column.
template <class Reach, class F>
void for_each_nearest(const NearPeople& people, Vec2 p, Reach&& reach, F&& f) {
    const CellFrame& frame = people.frame;
    if (people.at.empty()) return;
    const Vec2 in_cells = (p - frame.corner) * (1 / frame.cell_m);
    const int column = std::clamp(static_cast<int>(std::floor(in_cells.x)), 0, frame.columns - 1);
    const int row = std::clamp(static_cast<int>(std::floor(in_cells.y)), 0, frame.rows - 1);
    const auto along = [&](int y, int left, int right) {
        if (y < 0 || y >= frame.rows || right < 0 || left >= frame.columns) return;
        const auto base = static_cast<std::size_t>(y) * frame.columns;
        const auto first = static_cast<std::size_t>(people.begin[base + std::max(left, 0)]);
        const auto last =
            static_cast<std::size_t>(people.begin[base + std::min(right, frame.columns - 1) + 1]);
        for (std::size_t i = first; i < last; ++i) f(people.at[i]);
    };
    // How far p is from the nearest place beyond the rings already visited.
    const double nearest_side = std::min(
        {in_cells.x - column, column + 1 - in_cells.x, in_cells.y - row, row + 1 - in_cells.y});
    const int most = std::max(frame.columns, frame.rows);
    for (int ring = 0; ring <= most; ++ring) {
        if (ring > 0 && (ring - 1 + nearest_side) * frame.cell_m > reach()) return;
        along(row - ring, column - ring, column + ring);
        for (int y = row - ring + 1; y < row + ring; ++y) {
            along(y, column - ring, column - ring);
            along(y, column + ring, column + ring);
        }
        if (ring > 0) along(row + ring, column - ring, column + ring);
    }
}

}  // namespace tidegate
