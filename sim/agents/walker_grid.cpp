#include "agents/walker_grid.h"

#include <algorithm>
#include <cmath>

#include "base/chunks.h"

namespace tidegate {

WalkerGrid make_walker_grid(std::span<const Vec2> plane_sizes, float cell_m) {
    WalkerGrid grid;
    grid.cell_m = cell_m;
    int cells = 0;
    for (const Vec2& size : plane_sizes) {
        const int nx = static_cast<int>(std::ceil(size.x / cell_m)) + 2;
        const int ny = static_cast<int>(std::ceil(size.y / cell_m)) + 2;
        grid.planes.push_back({cells, nx, ny});
        cells += nx * ny;
    }
    grid.begin.assign(static_cast<std::size_t>(cells) + 1, 0);
    return grid;
}

void sort_into_cells(Walkers& walkers, WalkerGrid& grid, GridScratch& scratch) {
    constexpr std::size_t chunk = 4096;
    const std::size_t n = walkers.size();
    scratch.cell.resize(n);
    scratch.order.resize(n);
    parallel_chunks(n, chunk, [&](std::size_t first, std::size_t last, std::size_t) {
        for (std::size_t i = first; i < last; ++i) {
            scratch.cell[i] = grid.cell(walkers.plane[i], walkers.x[i], walkers.y[i]);
        }
    });
    std::fill(grid.begin.begin(), grid.begin.end(), 0);
    for (std::size_t i = 0; i < n; ++i) ++grid.begin[static_cast<std::size_t>(scratch.cell[i])];
    std::int32_t sum = 0;
    for (auto& b : grid.begin) {
        const std::int32_t count = b;
        b = sum;
        sum += count;
    }
    // begin[c] moves to the end of cell c while rows are dealt out; shifted back below.
    for (std::size_t i = 0; i < n; ++i) {
        scratch.order[static_cast<std::size_t>(grid.begin[std::size_t(scratch.cell[i])]++)] =
            static_cast<std::int32_t>(i);
    }
    for (std::size_t c = grid.begin.size() - 1; c > 0; --c) grid.begin[c] = grid.begin[c - 1];
    grid.begin[0] = 0;
    scratch.sorted.resize(n);
    parallel_chunks(n, chunk, [&](std::size_t first, std::size_t last, std::size_t) {
        Walkers::for_each_pair(walkers, scratch.sorted, [&](auto& from, auto& to) {
            for (std::size_t i = first; i < last; ++i) {
                to[i] = from[static_cast<std::size_t>(scratch.order[i])];
            }
        });
    });
    std::swap(walkers, scratch.sorted);
}

}  // namespace tidegate
