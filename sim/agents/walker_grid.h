#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "agents/walkers.h"
#include "base/vec2.h"

namespace tidegate {

/// Cells over all planes, numbered plane by plane and row by row, so that the walkers of a run of cells in
/// one row are one run of rows in Walkers.
struct WalkerGrid {
    struct PlaneCells {
        int first_cell = 0;
        int nx = 0;
        int ny = 0;
    };
    float cell_m = 1.0f;
    std::vector<PlaneCells> planes;
    std::vector<std::int32_t> begin;  ///< [cells + 1] first walker row of each cell

    int column(int plane, float x) const { return clamp_to(x, planes[std::size_t(plane)].nx); }
    int row(int plane, float y) const { return clamp_to(y, planes[std::size_t(plane)].ny); }
    int cell(int plane, float x, float y) const {
        const PlaneCells& p = planes[static_cast<std::size_t>(plane)];
        return p.first_cell + row(plane, y) * p.nx + column(plane, x);
    }

private:
    // One cell of border on each side, for the floor that goes on a little beyond exits.
    int clamp_to(float v, int n) const {
        const int i = static_cast<int>(v / cell_m + 1.0f);
        return i < 0 ? 0 : (i >= n ? n - 1 : i);
    }
};

/// Cells for planes of the given sizes [m].
WalkerGrid make_walker_grid(std::span<const Vec2> plane_sizes, float cell_m);

/// Scratch of the sort; kept to avoid allocation.
struct GridScratch {
    std::vector<std::int32_t> cell, order;
    Walkers sorted;
};

/// Brings walkers into cell order (stable, so the order depends on nothing but positions and the order
/// before) and fills grid.begin. Linear.
void sort_into_cells(Walkers& walkers, WalkerGrid& grid, GridScratch& scratch);

/// Calls f(row) for every walker within the block of cells that covers the disc around p on `plane`.
template <class F>
void for_each_near(const WalkerGrid& grid, int plane, Vec2f p, float radius_m, F&& f) {
    const auto& cells = grid.planes[static_cast<std::size_t>(plane)];
    const int left = grid.column(plane, p.x - radius_m);
    const int right = grid.column(plane, p.x + radius_m);
    const int top = grid.row(plane, p.y + radius_m);
    for (int iy = grid.row(plane, p.y - radius_m); iy <= top; ++iy) {
        const int base = cells.first_cell + iy * cells.nx;
        const auto first = static_cast<std::size_t>(grid.begin[std::size_t(base + left)]);
        const auto last = static_cast<std::size_t>(grid.begin[std::size_t(base + right + 1)]);
        for (std::size_t row = first; row < last; ++row) f(row);
    }
}

}  // namespace tidegate
