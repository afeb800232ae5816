#include <cmath>

#include "base/draws.h"
#include "catch.h"
#include "navigation/fast_marching.h"
#include "navigation/field_sweep.h"
#include "navigation/random_hall.h"

using namespace tidegate;

namespace {

std::vector<SweepSeed> one_per_lane(const EikonalGrid& grid, std::uint64_t seed) {
    const Draws draws{seed};
    std::vector<SweepSeed> seeds;
    for (int lane = 0; lane < sweep_lanes; ++lane) {
        std::uint32_t nth = 0;
        int node = 0;
        do {
            node = int(draws.uniform(Purpose::place, 1000 + std::uint64_t(lane), nth++) * double(grid.links.size()));
        } while (grid.links[std::size_t(node)] == 0);
        seeds.push_back({node, lane, 0.5f});
    }
    return seeds;
}

}  // namespace

TEST_CASE("sweeping gives what fast marching gives, for every lane", "[navigation]") {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const EikonalGrid grid = random_hall(seed, 61, 43);
        const std::vector<SweepSeed> seeds = one_per_lane(grid, seed);
        SweepTimes times;
        sweep_eikonal(grid, seeds, times);
        for (const SweepSeed& s : seeds) {
            const EikonalSeed alone{s.node, s.value};
            const std::vector<float> reference = march(grid, {&alone, 1});
            double worst_m = 0;
            for (std::size_t node = 0; node < reference.size(); ++node) {
                const float t = times.at(node, s.lane);
                REQUIRE(std::isfinite(reference[node]) == (t < unreached_m));
                if (t < unreached_m) worst_m = std::max(worst_m, std::abs(double(t) - reference[node]));
            }
            CAPTURE(seed, s.lane);
            CHECK(worst_m < 0.06);  // of ways up to 20 m with kinks at every wall
        }
    }
}

TEST_CASE("sweeping gives the same bits on every vector width", "[navigation][promises]") {
    const EikonalGrid grid = random_hall(9, 70, 50);
    const std::vector<SweepSeed> seeds = one_per_lane(grid, 9);
    SweepTimes reference;
    sweep_eikonal(VectorWidth::baseline, grid, seeds, reference);
    for (const VectorWidth width : {VectorWidth::avx2, VectorWidth::avx512}) {
        if (width > widest_vectors()) continue;
        SweepTimes times;
        sweep_eikonal(width, grid, seeds, times);
        CHECK(times.t == reference.t);
    }
}

TEST_CASE("lanes do not touch one another", "[navigation]") {
    const EikonalGrid grid = random_hall(3, 50, 50);
    const std::vector<SweepSeed> all = one_per_lane(grid, 3);
    SweepTimes together, alone;
    sweep_eikonal(grid, all, together);
    sweep_eikonal(grid, {&all[5], 1}, alone);
    for (std::size_t node = 0; node < grid.links.size(); ++node) {
        REQUIRE(std::abs(together.at(node, 5) - alone.at(node, 5)) < 2e-3f);
        REQUIRE(alone.at(node, 4) == unreached_m);
    }
}
