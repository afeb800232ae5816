#include "agents/walker_grid.h"

#include <algorithm>
#include <cmath>

#include "base/chunks.h"

namespace tidegate {
namespace {

constexpr std::size_t chunk = 4096;

// Counting sort: how many walkers in each cell, where each cell begins, who goes where.
void order_by_cell(const Walkers& walkers, WalkerGrid& grid, GridScratch& scratch) {
    const std::size_t n = walkers.size();
    resize_column(scratch.cell, n);
    resize_column(scratch.order, n);
    parallel_chunks(n, chunk, [&](std::size_t first, std::size_t last, std::size_t) {
        for (std::size_t i = first; i < last; ++i) {
            scratch.cell[i] = grid.cell(walkers.plane[i], walkers.position(i));
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
}

void cut_into_tiles(WalkerGrid& grid) {
    constexpr std::int32_t most = 16;
    grid.tiles.clear();
    for (std::size_t p = 0; p < grid.planes.size(); ++p) {
        const WalkerGrid::PlaneCells& plane = grid.planes[p];
        for (std::int32_t row = 0; row < plane.rows; ++row) {
            const auto base = static_cast<std::size_t>(plane.first_cell + row * plane.cells);
            const std::int32_t end = grid.begin[base + static_cast<std::size_t>(plane.cells)];
            for (std::int32_t i = grid.begin[base]; i < end; i += most) {
                const auto count = static_cast<std::int16_t>(std::min(most, end - i));
                grid.tiles.push_back({i, count, static_cast<std::int16_t>(p), row});
            }
        }
    }
}

}  // namespace

WalkerGrid make_walker_grid(std::span<const Vec2> plane_sizes) {
    WalkerGrid grid;
    int cells = 0;
    for (const Vec2& size : plane_sizes) {
        const bool along_y = size.y > size.x;
        const double length = along_y ? size.y : size.x, width = along_y ? size.x : size.y;
        const int per_row = static_cast<int>(std::ceil(length / WalkerGrid::cell_m)) + 2;
        const int rows = static_cast<int>(std::ceil(width / WalkerGrid::row_m)) + 2;
        grid.planes.push_back({cells, per_row, rows, along_y});
        cells += per_row * rows;
    }
    grid.begin.assign(static_cast<std::size_t>(cells) + 1, 0);
    return grid;
}

void sort_into_cells(Walkers& walkers, WalkerGrid& grid, GridScratch& scratch) {
    order_by_cell(walkers, grid, scratch);
    // The order is known, so the cells' room is free for a column.
    constexpr std::size_t worker_of_integers = 3;
    auto& integers = std::get<std::vector<std::int32_t>>(scratch.sorted[worker_of_integers]);
    std::swap(scratch.cell, integers);
    // All columns in one go: threads that meet after each would spend more on meeting than on sorting.
    parallel_chunks(scratch.sorted.size(), 1, [&](std::size_t worker, std::size_t, std::size_t) {
        std::size_t column_row = 0;
        walkers.for_each_column([&](auto& column) {
            if (column_row++ % scratch.sorted.size() != worker) return;
            auto& sorted = std::get<std::remove_reference_t<decltype(column)>>(scratch.sorted[worker]);
            resize_column(sorted, walkers.size());
            for (std::size_t i = 0; i < walkers.size(); ++i) sorted[i] = column[std::size_t(scratch.order[i])];
            std::swap(column, sorted);
        });
    });
    std::swap(scratch.cell, integers);
    cut_into_tiles(grid);
}

}  // namespace tidegate
