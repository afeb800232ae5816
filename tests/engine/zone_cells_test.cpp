#include "engine/zone_cells.h"

#include <numeric>

#include "catch.h"

using namespace tidegate;

namespace {

constexpr int nodes_across = 21;
constexpr int wall_above_row = 7, wall_ends_at = 13;

/// 4 x 4 m, nodes 0.2 m apart, all linked to their neighbours but across a wall from the left between y = 1.4 and 1.6 m.
EikonalGrid hall_with_wall() {
    EikonalGrid grid;
    grid.nx = grid.ny = nodes_across;
    for (int y = 0; y < grid.ny; ++y) {
        for (int x = 0; x < grid.nx; ++x) {
            const bool is_beside = x < wall_ends_at;
            int links = 0;
            if (x > 0) links |= EikonalGrid::left;
            if (x + 1 < grid.nx) links |= EikonalGrid::right;
            if (y > 0 && !(is_beside && y == wall_above_row + 1)) links |= EikonalGrid::down;
            if (y + 1 < grid.ny && !(is_beside && y == wall_above_row)) links |= EikonalGrid::up;
            grid.links.push_back(static_cast<std::uint8_t>(links));
            grid.slowness.push_back(1);
        }
    }
    return grid;
}

std::size_t cell_at(const ZoneCells& cells, const EikonalGrid& grid, Vec2f at) {
    const std::int32_t cell = cells.at(grid, at);
    REQUIRE(cell >= 0);
    return static_cast<std::size_t>(cell);
}

}  // namespace

TEST_CASE("a square that a thin wall divides is two cells, and people on one side say nothing about the other", "[engine]") {
    const EikonalGrid grid = hall_with_wall();
    const ZoneCells cells = cells_over(grid, grid);
    const std::size_t below = cell_at(cells, grid, {0.5f, 1.25f}), above = cell_at(cells, grid, {0.5f, 1.75f});
    CHECK(below != above);
    CHECK(cell_at(cells, grid, {3.5f, 1.25f}) == cell_at(cells, grid, {3.5f, 1.75f}));
    std::vector<float> people(cells.size(), 0), scratch;
    people[below] = 1;
    blur(cells, people, scratch);
    CHECK(people[below] > 0.01f);
    CHECK(people[above] == 0);
    CHECK(people[cell_at(cells, grid, {0.5f, 0.5f})] > 0.01f);
}

TEST_CASE("between cells values change evenly, and end at walls", "[engine]") {
    const EikonalGrid grid = hall_with_wall();
    const ZoneCells cells = cells_over(grid, grid);
    std::vector<float> column(cells.size(), 1);
    column[cell_at(cells, grid, {0.5f, 1.25f})] = 3;
    const auto at = [&](int x, int y) {
        const Vec2f place = Vec2f{float(x), float(y)} * 0.2f;
        return value_at(cells, column, static_cast<std::size_t>(y * nodes_across + x), place);
    };
    CHECK(at(2, 7) > 2.5f);               // nearly in the middle of it
    CHECK(at(2, 8) == Approx(1));         // 0.4 m away, behind the wall
    CHECK(at(5, 6) == Approx(2).margin(0.4));  // on the edge of the next one
}

TEST_CASE("cells hold all the floor", "[engine]") {
    const EikonalGrid grid = hall_with_wall();
    const ZoneCells cells = cells_over(grid, grid);
    std::vector<int> nodes(cells.size(), 0);
    for (const std::int32_t cell : cells.of_node) ++nodes[static_cast<std::size_t>(cell)];
    CHECK(std::accumulate(nodes.begin(), nodes.end(), 0) == nodes_across * nodes_across);
    for (const int count : nodes) CHECK(count > 0);
}
