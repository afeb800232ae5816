#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

#include "agents/walkers.h"
#include "base/vec2.h"

namespace tidegate {

/// Up to 16 walkers that follow each other in one row of cells: what a vector step works on.
struct WalkerTile {
    std::int32_t first = 0;  ///< row in Walkers
    std::int16_t count = 0;
    std::int16_t plane = 0;
    std::int32_t row = 0;    ///< of cells on its plane
};

/// Cells over all planes: plane by plane, row by row. Rows run along a plane's longer side and are
/// `row_m` wide; within a row cells are `cell_m` long. So the walkers of a stretch of a row are one run
/// of Walkers, and a tile covers a compact piece of floor.
struct WalkerGrid {
    static constexpr float cell_m = 0.5f;
    static constexpr float row_m = 2.0f;

    struct PlaneCells {
        int first_cell = 0;
        int first_row = 0;
        int cells = 0;  ///< per row; behind the last one stands where it ends
        int rows = 0;
        bool along_y = false;  ///< rows run along y

        int row_begin(int row) const { return first_cell + row * (cells + 1); }
    };
    std::vector<PlaneCells> planes;
    std::vector<std::int32_t> begin;  ///< [cells] first walker row of each cell; all zero in rows that hold nobody
    std::vector<std::int32_t> held;   ///< [rows over all planes] walkers
    std::vector<WalkerTile> tiles;    ///< in order of first

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(begin, held, tiles);
    }

    int column(int plane, Vec2f p) const {
        const PlaneCells& c = planes[std::size_t(plane)];
        return clamp_to((c.along_y ? p.y : p.x) / cell_m, c.cells);
    }
    int row(int plane, Vec2f p) const {
        const PlaneCells& c = planes[std::size_t(plane)];
        return clamp_to((c.along_y ? p.x : p.y) / row_m, c.rows);
    }
    int cell(int plane, Vec2f p) const { return planes[std::size_t(plane)].row_begin(row(plane, p)) + column(plane, p); }
    /// Walkers in cells [from, to] of a row, as a run of Walkers; from and to are cut to the row.
    struct Run {
        std::size_t begin, end;
    };
    Run run(int plane, int row, int from, int to) const {
        const PlaneCells& c = planes[std::size_t(plane)];
        const int base = c.row_begin(row);
        const int low = from < 0 ? 0 : from, high = to >= c.cells ? c.cells - 1 : to;
        return {std::size_t(begin[std::size_t(base + low)]), std::size_t(begin[std::size_t(base + high + 1)])};
    }

private:
    // Cells of border on each side, for the floor that goes on a little beyond exits.
    static int clamp_to(float cells, int n) {
        const int i = static_cast<int>(cells + 1.0f);
        return i < 0 ? 0 : (i >= n ? n - 1 : i);
    }
};

/// Cells for planes of the given sizes [m].
WalkerGrid make_walker_grid(std::span<const Vec2> plane_sizes);

/// Scratch of the sort; kept to avoid allocation. Some columns are sorted at a time: one column of each type for each of
/// those who sort side by side.
struct GridScratch {
    using Columns =
        std::tuple<std::vector<float>, std::vector<std::int32_t>, std::vector<std::int16_t>, std::vector<std::uint8_t>>;
    std::vector<std::int32_t> cell, order;
    std::array<Columns, Walkers::shares> sorted;
};

/// Brings walkers into cell order (stable, so the order depends on nothing but positions and the order
/// before) and fills grid.begin, held and tiles. Linear in walkers and in the cells of rows that hold some.
void sort_into_cells(Walkers& walkers, WalkerGrid& grid, GridScratch& scratch);

/// Calls f(row) for every walker within the block of cells that covers the disc around p on `plane`.
template <class F>
void for_each_near(const WalkerGrid& grid, int plane, Vec2f p, float radius_m, F&& f) {
    const Vec2f reach{radius_m, radius_m};
    const int from = grid.column(plane, p - reach), to = grid.column(plane, p + reach);
    const int last = grid.row(plane, p + reach);
    for (int row = grid.row(plane, p - reach); row <= last; ++row) {
        const WalkerGrid::Run run = grid.run(plane, row, from, to);
        for (std::size_t i = run.begin; i < run.end; ++i) f(i);
    }
}

}  // namespace tidegate
