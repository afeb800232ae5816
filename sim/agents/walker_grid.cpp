#include "agents/walker_grid.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "base/chunks.h"

namespace tidegate {
namespace {

constexpr std::size_t chunk = 4096;

template <class F>
void for_each_row_held(WalkerGrid& grid, F&& f) {
    for (const WalkerGrid::PlaneCells& plane : grid.planes) {
        for (int row = 0; row < plane.rows; ++row) {
            std::int32_t& held = grid.held[std::size_t(plane.first_row + row)];
            if (held > 0) f(std::span(grid.begin).subspan(std::size_t(plane.row_begin(row)), std::size_t(plane.cells + 1)), held);
        }
    }
}

// Running sums: what each cell holds becomes where it ends. Most cells are empty; blocks of such are passed over, since
// a sum that waits for the one before it is slow.
void end_cells(std::span<std::int32_t> cells, std::int32_t end) {
    constexpr std::size_t block = 16;
    for (std::size_t first = 0; first < cells.size(); first += block) {
        const auto some = cells.subspan(first, std::min(block, cells.size() - first));
        std::int32_t held = 0;
        for (const std::int32_t cell : some) held |= cell;
        if (held == 0) {
            std::fill(some.begin(), some.end(), end);
            continue;
        }
        for (std::int32_t& cell : some) cell = end += cell;
    }
}

// Counting sort: how many walkers in each cell, where each cell ends, who goes where. There may be many more cells than
// walkers, so those of rows that hold nobody are not touched.
void order_by_cell(const Walkers& walkers, WalkerGrid& grid, GridScratch& scratch) {
    const std::size_t n = walkers.size();
    resize_column(scratch.cell, n);
    resize_column(scratch.order, n);
    std::vector<std::int32_t>& row = scratch.order;  // until the order is known
    parallel_chunks(n, chunk, [&](std::size_t first, std::size_t last, std::size_t) {
        for (std::size_t i = first; i < last; ++i) {
            const WalkerGrid::PlaneCells& plane = grid.planes[std::size_t(walkers.plane[i])];
            const int own = grid.row(walkers.plane[i], walkers.position(i));
            row[i] = plane.first_row + own;
            scratch.cell[i] = plane.row_begin(own) + grid.column(walkers.plane[i], walkers.position(i));
        }
    });
    for_each_row_held(grid, [](std::span<std::int32_t> cells, std::int32_t& held) {
        std::fill(cells.begin(), cells.end(), 0);
        held = 0;
    });
    for (std::size_t i = 0; i < n; ++i) {
        ++grid.held[static_cast<std::size_t>(row[i])];
        ++grid.begin[static_cast<std::size_t>(scratch.cell[i])];
    }
    std::int32_t before = 0;
    for_each_row_held(grid, [&](std::span<std::int32_t> cells, std::int32_t held) {
        end_cells(cells, before);
        before += held;
    });
    // From the last to the first, each before those of its cell dealt out so far: begin[c] moves from the end of cell c to
    // its beginning.
    for (std::size_t i = n; i-- > 0;) {
        scratch.order[static_cast<std::size_t>(--grid.begin[std::size_t(scratch.cell[i])])] = static_cast<std::int32_t>(i);
    }
}

void cut_into_tiles(WalkerGrid& grid) {
    constexpr std::int32_t most = 16;
    grid.tiles.clear();
    for (std::size_t p = 0; p < grid.planes.size(); ++p) {
        const WalkerGrid::PlaneCells& plane = grid.planes[p];
        for (std::int32_t row = 0; row < plane.rows; ++row) {
            const std::int32_t held = grid.held[std::size_t(plane.first_row + row)];
            if (held == 0) continue;
            const std::int32_t first = grid.begin[std::size_t(plane.row_begin(row))];
            for (std::int32_t i = first; i < first + held; i += most) {
                const auto count = static_cast<std::int16_t>(std::min(most, first + held - i));
                grid.tiles.push_back({i, count, static_cast<std::int16_t>(p), row});
            }
        }
    }
}

}  // namespace

WalkerGrid make_walker_grid(std::span<const Vec2> plane_sizes) {
    WalkerGrid grid;
    int cells = 0, all_rows = 0;
    for (const Vec2& size : plane_sizes) {
        const bool along_y = size.y > size.x;
        const double length = along_y ? size.y : size.x, width = along_y ? size.x : size.y;
        const int per_row = static_cast<int>(std::ceil(length / WalkerGrid::cell_m)) + 2;
        const int rows = static_cast<int>(std::ceil(width / WalkerGrid::row_m)) + 2;
        grid.planes.push_back({cells, all_rows, per_row, rows, along_y});
        cells += (per_row + 1) * rows, all_rows += rows;
    }
    grid.begin.assign(static_cast<std::size_t>(cells), 0);
    grid.held.assign(static_cast<std::size_t>(all_rows), 0);
    return grid;
}

void sort_into_cells(Walkers& walkers, WalkerGrid& grid, GridScratch& scratch) {
    order_by_cell(walkers, grid, scratch);
    // The order is known, so the cells' room is free for a column.
    constexpr std::size_t share_of_integers = 3;
    auto& integers = std::get<std::vector<std::int32_t>>(scratch.sorted[share_of_integers]);
    std::swap(scratch.cell, integers);
    walkers.for_each_column_on_all_threads([&](auto& column, std::size_t share) {
        auto& sorted = std::get<std::remove_reference_t<decltype(column)>>(scratch.sorted[share]);
        resize_column(sorted, walkers.size());
        for (std::size_t i = 0; i < walkers.size(); ++i) sorted[i] = column[std::size_t(scratch.order[i])];
        std::swap(column, sorted);
    });
    std::swap(scratch.cell, integers);
    cut_into_tiles(grid);
}

}  // namespace tidegate
