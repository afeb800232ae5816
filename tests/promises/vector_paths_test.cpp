#include <cmath>
#include <cstring>

#include "base/draws.h"
#include "catch.h"
#include "locomotion/walk_model.h"

using namespace tidegate;

namespace {

/// A moment in the life of a random crowd on two planes: moving, waiting, impatient, overlapping.
struct Moment {
    WalkDef def;
    Walkers walkers;
    WalkerGrid grid;
    Guidance guide;

    Moment(std::uint64_t seed, std::size_t count, double side_m) {
        const std::vector<Vec2> planes{{side_m, side_m}, {0.5 * side_m, side_m}};
        const Draws draws{seed};
        walkers.resize(count);
        for (std::size_t i = 0; i < count; ++i) place(draws, i, planes);
        grid = make_walker_grid(planes);
        GridScratch scratch;
        sort_into_cells(walkers, grid, scratch);
        guide.resize(count);
        guide.plane_room_m = {0, 0.25f};
        for (std::size_t i = 0; i < count; ++i) lead(draws, i);
    }

    WalkChoice choose(TileModel model, bool steers, std::size_t chunk) const {
        WalkChoice choice;
        choice.resize(walkers.size());
        const std::size_t tiles = grid.tiles.size();
        for (std::size_t first = 0; first < tiles; first += chunk) {
            model(def, walkers, grid, guide, {0.1f, steers}, first, std::min(first + chunk, tiles), choice);
        }
        return choice;
    }

private:
    static float between(const Draws& draws, std::size_t i, std::uint32_t nth, double low, double high) {
        return static_cast<float>(draws.uniform(Purpose::initial_state, i, nth, low, high));
    }

    void place(const Draws& draws, std::size_t i, const std::vector<Vec2>& planes) {
        Walkers& w = walkers;
        w.plane[i] = between(draws, i, 0, 0, 1) < 0.7f ? std::int16_t(0) : std::int16_t(1);
        const Vec2 size = planes[std::size_t(w.plane[i])];
        w.x[i] = between(draws, i, 1, 0, size.x);
        w.y[i] = between(draws, i, 2, 0, size.y);
        w.vx[i] = between(draws, i, 3, -1.3, 1.3);
        w.vy[i] = i % 7 == 0 ? 0 : between(draws, i, 4, -1.3, 1.3);
        w.free_speed[i] = between(draws, i, 5, 0.6, 1.9);
        w.radius[i] = between(draws, i, 6, 0.15, 0.25);
        w.to_go[i] = between(draws, i, 7, 0, 30);
        w.target[i] = i % 11 == 0 ? -1 : static_cast<std::int32_t>(between(draws, i, 8, 0, 3));
        w.agent[i] = static_cast<std::int32_t>(i);
        w.gap_wanted[i] = i % 3 == 0 ? between(draws, i, 9, 0, 0.5) : 0;
        w.impatience[i] = i % 2 == 0 ? between(draws, i, 10, 0, 1) : 0;
    }

    void lead(const Draws& draws, std::size_t i) {
        const float angle = between(draws, i, 11, 0, 6.28);
        const bool stands = i % 13 == 0;
        walkers.ex[i] = stands ? 0 : std::cos(angle);
        walkers.ey[i] = stands ? 0 : std::sin(angle);
        walkers.hx[i] = i % 5 == 0 ? 0 : std::cos(angle + 0.3f);
        walkers.hy[i] = i % 5 == 0 ? 0 : std::sin(angle + 0.3f);
        guide.speed[i] = i % 17 == 0 ? 0.5f : walkers.free_speed[i];
        guide.stream[i] = walkers.target[i];
        const float wall = between(draws, i, 12, 0, 6.28);
        guide.wall_m[i] = between(draws, i, 13, 0, 3);
        guide.wall_nx[i] = std::cos(wall);
        guide.wall_ny[i] = std::sin(wall);
    }
};

bool same_bytes(const std::vector<float>& a, const std::vector<float>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}
bool same_bytes(const WalkChoice& a, const WalkChoice& b) {
    return same_bytes(a.vx, b.vx) && same_bytes(a.vy, b.vy) && same_bytes(a.hx, b.hx) &&
           same_bytes(a.hy, b.hy) && same_bytes(a.is_blocked, b.is_blocked);
}

}  // namespace

TEST_CASE("all vector paths give the same bits", "[promises]") {
    const auto paths = vector_paths();
    REQUIRE_FALSE(paths.empty());
    REQUIRE(std::string(paths.back().name) == "baseline");
    const double side_m = GENERATE(40.0, 20.0, 10.0);  // sparse, dense, crushed
    const bool steers = GENERATE(true, false);
    const auto seed = GENERATE(range(1, 6));
    const Moment moment(std::uint64_t(seed), 600, side_m);
    const WalkChoice reference = moment.choose(paths.back().anticipation, steers, 600);
    for (std::size_t i = 0; i < reference.vx.size(); ++i) {
        REQUIRE((std::isfinite(reference.vx[i]) && std::isfinite(reference.vy[i])));
        REQUIRE((std::isfinite(reference.hx[i]) && std::isfinite(reference.hy[i])));
    }
    for (const VectorPath& path : paths) {
        INFO(path.name << ", seed " << seed << ", side " << side_m << ", steers " << steers);
        CHECK(same_bytes(moment.choose(path.anticipation, steers, 600), reference));
    }
}

TEST_CASE("the cut into chunks changes no bit of a step", "[promises]") {
    const Moment moment(9, 600, 15);
    for (const VectorPath& path : vector_paths()) {
        const WalkChoice whole = moment.choose(path.anticipation, true, 600);
        for (const std::size_t chunk : {1u, 7u, 128u}) {
            INFO(path.name << ", chunks of " << chunk << " tiles");
            CHECK(same_bytes(moment.choose(path.anticipation, true, chunk), whole));
        }
    }
}

TEST_CASE("the best vector path is the first of those this processor can run", "[promises]") {
    CHECK(std::string(best_vector_path().name) == vector_paths().front().name);
}
