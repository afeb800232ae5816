#include <cmath>

#include "catch.h"
#include "navigation/fast_marching.h"
#include "navigation/field_sweep.h"
#include "navigation/march_field.h"
#include "navigation/random_hall.h"
#include "navigation/zone_grid.h"

using namespace tidegate;

namespace {

int floor_node(const EikonalGrid& grid, std::uint64_t seed) {
    const Draws draws{seed};
    for (std::uint32_t nth = 0;; ++nth) {
        const int node = int(draws.uniform(Purpose::place, 2000, nth) * double(grid.links.size()));
        if (grid.links[std::size_t(node)] != 0) return node;
    }
}

EikonalGrid open_floor(int nx, int ny) {
    EikonalGrid grid = random_hall(1, nx, ny, 1);
    for (int y = 0; y < ny; ++y) {
        for (int x = 0; x < nx; ++x) {
            grid.links[std::size_t(y * nx + x)] = std::uint8_t((x > 0 ? EikonalGrid::left : 0) | (x + 1 < nx ? EikonalGrid::right : 0) |
                                                              (y > 0 ? EikonalGrid::down : 0) | (y + 1 < ny ? EikonalGrid::up : 0));
        }
    }
    grid.slowness.assign(grid.slowness.size(), 1);
    return grid;
}

}  // namespace

TEST_CASE("marching in buckets gives what marching in strict order gives, however slow some places are",
          "[navigation]") {
    MarchScratch scratch;
    std::vector<FieldNode> nodes;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const float slow = seed % 3 == 0 ? 9.0f : 2.5f;
        const EikonalGrid grid = random_hall(seed, 61, 43, slow);
        const EikonalSeed from{floor_node(grid, seed), 0.5f};
        const std::vector<float> reference = march(grid, {&from, 1});
        const float unit_m = march_field(grid, {&from, 1}, scratch, nodes);
        double worst_m = 0, sum_m = 0;
        for (std::size_t node = 0; node < nodes.size(); ++node) {
            REQUIRE(std::isfinite(reference[node]) == nodes[node].is_reached());
            if (!nodes[node].is_reached()) continue;
            const double off = std::abs(double(nodes[node].distance) * unit_m - reference[node]);
            worst_m = std::max(worst_m, off), sum_m += off;
        }
        CAPTURE(seed, slow);
        CHECK(worst_m < 0.06);  // of ways up to 20 m with kinks at every wall
        CHECK(sum_m / double(nodes.size()) < 0.01);
    }
}

TEST_CASE("on open floor marching leads straight to the target", "[navigation]") {
    const EikonalGrid grid = open_floor(101, 81);
    // Exact around the target, as seeds are.
    std::vector<EikonalSeed> seeds;
    const int cx = 30, cy = 50;
    const auto distance = [&](int x, int y) { return float(0.2 * std::hypot(x - cx, y - cy)); };
    for (int y = cy - 2; y <= cy + 2; ++y) {
        for (int x = cx - 2; x <= cx + 2; ++x) seeds.push_back({y * grid.nx + x, distance(x, y)});
    }
    MarchScratch scratch;
    std::vector<FieldNode> nodes;
    const float unit_m = march_field(grid, seeds, scratch, nodes);
    const std::vector<float> strict = march(grid, seeds);
    double worst = 0, worst_strict = 0, worst_degrees = 0, sum_degrees = 0;
    for (int y = 0; y < grid.ny; ++y) {
        for (int x = 0; x < grid.nx; ++x) {
            if (distance(x, y) < 1) continue;
            const FieldNode& node = nodes[std::size_t(y * grid.nx + x)];
            const double exact = distance(x, y);
            worst = std::max(worst, std::abs(double(node.distance) * unit_m / exact - 1));
            worst_strict = std::max(worst_strict, std::abs(strict[std::size_t(y * grid.nx + x)] / exact - 1));
            const Vec2f way = node.direction(), to{float(cx - x), float(cy - y)};
            const double off = std::abs(std::atan2(double(cross(way, to)), double(dot(way, to)))) * 180 / M_PI;
            worst_degrees = std::max(worst_degrees, off), sum_degrees += off;
        }
    }
    CHECK(worst < worst_strict + 0.001);
    CHECK(worst < 0.015);  // the seeds lie within 0.4 m of a point; those of a line within 0.5 m
    CHECK(worst_degrees < 4.5);  // 1 m from the point
    CHECK(sum_degrees / double(nodes.size()) < 0.7);
}

TEST_CASE("a node without links stays unreached, and no seed reaches nothing", "[navigation]") {
    EikonalGrid grid = open_floor(5, 4);
    grid.links.assign(grid.links.size(), 0);
    MarchScratch scratch;
    std::vector<FieldNode> nodes;
    const EikonalSeed seed{7, 0.3f};
    march_field(grid, {&seed, 1}, scratch, nodes);
    for (std::size_t i = 0; i < nodes.size(); ++i) CHECK(nodes[i].is_reached() == (i == 7));
    march_field(grid, {}, scratch, nodes);
    for (const FieldNode& node : nodes) CHECK(!node.is_reached());
}

TEST_CASE("a coarsened grid keeps the walls and the ways of the fine one", "[navigation]") {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        ZoneGrid fine;
        fine.grid = random_hall(seed, 60, 43, 1);
        fine.in_zone.assign(fine.grid.links.size(), 1);
        const ZoneGrid coarse = coarsened(fine);
        REQUIRE(coarse.grid.nx == 30);
        REQUIRE(coarse.grid.ny == 22);
        CHECK(coarse.stride == 2 * fine.stride);
        CHECK(coarse.grid.spacing_m == 2 * fine.grid.spacing_m);
        const int start = [&] {
            int node = 0;
            while (coarse.grid.links[std::size_t(node)] == 0) ++node;
            return node;
        }();
        const EikonalSeed coarse_seed{start, 0}, fine_seed{start / 30 * 2 * 60 + start % 30 * 2, 0};
        const std::vector<float> far = march(coarse.grid, {&coarse_seed, 1}), near = march(fine.grid, {&fine_seed, 1});
        int reached = 0;
        for (int y = 0; y < coarse.grid.ny; ++y) {
            for (int x = 0; x < coarse.grid.nx; ++x) {
                const float t = far[std::size_t(y * 30 + x)], exact = near[std::size_t(2 * y * 60 + 2 * x)];
                CAPTURE(seed, x, y);
                if (!std::isfinite(t)) continue;
                ++reached;
                // No way through a wall; longer by no more than turns at coarse corners cost.
                CHECK(t > exact - 0.1f);
                CHECK(t < 1.1f * exact + 1.5f);
            }
        }
        CHECK(reached > 450);
    }
}
