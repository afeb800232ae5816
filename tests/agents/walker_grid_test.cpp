#include "agents/walker_grid.h"

#include <algorithm>
#include <numeric>

#include "base/draws.h"
#include "catch.h"

using namespace tidegate;

namespace {

const std::vector<Vec2> planes{{20, 10}, {7.3, 4.1}, {1, 30}};

/// `count` people on all planes, up to half a metre beyond their borders, as behind an exit.
Walkers scattered(std::uint64_t seed, std::size_t count) {
    const Draws draws{seed};
    Walkers w;
    w.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto plane = static_cast<std::size_t>(draws.uniform(Purpose::place, i, 0) * 3);
        w.plane[i] = static_cast<std::int16_t>(plane);
        w.x[i] = static_cast<float>(draws.uniform(Purpose::place, i, 1, -0.5, planes[plane].x + 0.5));
        w.y[i] = static_cast<float>(draws.uniform(Purpose::place, i, 2, -0.5, planes[plane].y + 0.5));
        w.agent[i] = static_cast<std::int32_t>(i);
    }
    return w;
}

int cell_of(const WalkerGrid& grid, const Walkers& w, std::size_t i) {
    return grid.cell(w.plane[i], w.position(i));
}

}  // namespace

TEST_CASE("walkers are brought into cell order, and stay in their order within a cell", "[agents]") {
    const auto seed = GENERATE(range(1, 6));
    Walkers w = scattered(std::uint64_t(seed), 700);
    const Walkers before = w;
    WalkerGrid grid = make_walker_grid(planes);
    GridScratch scratch;
    sort_into_cells(w, grid, scratch);
    REQUIRE(w.size() == before.size());
    REQUIRE(std::accumulate(grid.held.begin(), grid.held.end(), 0) == static_cast<int>(w.size()));
    for (std::size_t i = 0; i < w.size(); ++i) {
        const auto old = static_cast<std::size_t>(w.agent[i]);
        REQUIRE((w.x[i] == before.x[old] && w.y[i] == before.y[old] && w.plane[i] == before.plane[old]));
        const auto cell = static_cast<std::size_t>(cell_of(grid, w, i));
        REQUIRE((grid.begin[cell] <= static_cast<int>(i) && static_cast<int>(i) < grid.begin[cell + 1]));
        if (i == 0) continue;
        const int last = cell_of(grid, w, i - 1), here = cell_of(grid, w, i);
        REQUIRE(last <= here);
        if (last == here) REQUIRE(w.agent[i - 1] < w.agent[i]);
    }
}

TEST_CASE("sorting walkers that are in order changes nothing", "[agents]") {
    Walkers w = scattered(11, 500);
    WalkerGrid grid = make_walker_grid(planes);
    GridScratch scratch;
    sort_into_cells(w, grid, scratch);
    const std::vector<std::int32_t> order = w.agent, begin = grid.begin;
    sort_into_cells(w, grid, scratch);
    CHECK(w.agent == order);
    CHECK(grid.begin == begin);
}

TEST_CASE("nobody near is overlooked or met twice", "[agents]") {
    const auto seed = GENERATE(range(1, 5));
    const Draws draws{std::uint64_t(seed) + 100};
    Walkers w = scattered(std::uint64_t(seed), 400);
    WalkerGrid grid = make_walker_grid(planes);
    GridScratch scratch;
    sort_into_cells(w, grid, scratch);
    for (std::uint64_t probe = 0; probe < 100; ++probe) {
        const auto plane = static_cast<int>(probe % 3);
        const Vec2 size = planes[std::size_t(plane)];
        const auto x = static_cast<float>(draws.uniform(Purpose::place, probe, 0, -0.5, size.x + 0.5));
        const auto y = static_cast<float>(draws.uniform(Purpose::place, probe, 1, -0.5, size.y + 0.5));
        const auto radius = static_cast<float>(draws.uniform(Purpose::place, probe, 2, 0.1, 3.5));
        std::vector<int> met(w.size(), 0);
        for_each_near(grid, plane, {x, y}, radius, [&](std::size_t i) {
            ++met[i];
            REQUIRE(w.plane[i] == plane);
        });
        for (std::size_t i = 0; i < w.size(); ++i) {
            REQUIRE(met[i] <= 1);
            const bool near = w.plane[i] == plane && length(w.position(i) - Vec2f{x, y}) <= radius;
            if (near) REQUIRE(met[i] == 1);
        }
    }
}
