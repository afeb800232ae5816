#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/draws.h"
#include "catch.h"
#include "validation/people.h"
#include "validation/report.h"

using namespace tidegate;

namespace {

// A corridor 10 m wide, long enough that within 70 s neither end is felt at the measuring area:
// people come from upstream at 1.4 m/s at most, and what happens at the exit travels back more
// slowly than that.
constexpr double length_m = 180, width_m = 10;

// The main area in the middle, one beside it, one 10 m before it; 2 x 2 m each.
constexpr std::array<Vec2, 3> areas_from_m{{{110, 4}, {110, 7}, {100, 4}}};

bool is_measured(double x, double y) {
    return std::any_of(areas_from_m.begin(), areas_from_m.end(), [&](Vec2 from) {
        return x >= from.x && x < from.x + 2 && y >= from.y && y < from.y + 2;
    });
}

struct Point {
    double density_per_m2 = 0, speed_m_s = 0;
};

Scene filled_corridor(double density_per_m2, std::uint64_t seed) {
    Scene scene(rectangle(0, 0, length_m, width_m));
    scene.exit("end", {{length_m, 0}, {length_m, width_m}}).seed(seed);
    constexpr double edge_m = 0.25, height_m = width_m - 2 * edge_m;
    const int rows = static_cast<int>(std::lround(width_m * std::sqrt(density_per_m2))) - 1;
    const int columns = static_cast<int>(std::lround(density_per_m2 * length_m * width_m / rows));
    const double dx = (length_m - 1) / columns, dy = height_m / rows;
    // Out of line as far as there is room, and every column shifted, so that nobody walks in ranks
    // or rows.
    const double room_x = std::max(0.0, 0.5 * (dx - 0.47)),
                 room_y = std::max(0.0, 0.5 * (dy - 0.47));
    const Draws draws{seed};
    std::vector<Vec2> places;
    for (int c = 0; c < columns; ++c) {
        for (int r = 0; r < rows; ++r) {
            const auto nth = static_cast<std::uint64_t>(c * rows + r);
            const double shifted = std::fmod((r + 0.618 * c) * dy, height_m);
            const double y = shifted + room_y * draws.uniform(Purpose::place, nth, 1, -1, 1);
            const double x = (c + 0.5) * dx + room_x * draws.uniform(Purpose::place, nth, 2, -1, 1);
            places.push_back({0.5 + x, edge_m + std::clamp(y, 0.0, height_m)});
        }
    }
    place_people(scene, places, 0);
    PopulationDef& people = scene.scenario.demand.population;
    people.free_speed_mean_m_s = 1.3, people.free_speed_sd_m_s = 0.1;
    people.free_speed_min_m_s = 1.2, people.free_speed_max_m_s = 1.4;
    return scene;
}

// Mean over the 60 s after the first 10 s, twice a second: people in the areas, and their speed
// along the corridor over the last half second.
Point measure(const Scenario& scenario) {
    constexpr int every = 5, from = 100, to = 700;
    const OneThread one_thread;
    Simulation simulation(scenario);
    std::vector<float> x_before(static_cast<std::size_t>(simulation.counts().planned), -1);
    double people = 0, speeds = 0;
    for (int step = 1; step <= to; ++step) {
        simulation.step();
        if (step % every != 0 || step < from - every) continue;
        for (const FrameAgent& a : simulation.frame().agents) {
            float& before = x_before[static_cast<std::size_t>(a.agent)];
            if (step >= from && is_measured(a.x, a.y)) {
                people += 1;
                speeds += (a.x - before) / (every * scenario.step_s);
            }
            before = a.x;
        }
    }
    const double samples = (to - from) / every + 1;
    return {people / samples / (4 * areas_from_m.size()), people > 0 ? speeds / people : 0};
}

// Weidmann 1993 in Kladek's form.
double weidmann_m_s(double density) {
    return density <= 0 ? 1.34 : 1.34 * (1 - std::exp(-1.913 * (1 / density - 1 / 5.4)));
}
// HERMES 2009, one-way corridors of 1.8 to 3.0 m (students), mean speeds by density; linear
// between.
double hermes_m_s(double density) {
    constexpr std::array<Vec2, 9> points{{{0.40, 1.44},
                                          {0.86, 1.32},
                                          {1.14, 1.21},
                                          {1.63, 1.01},
                                          {1.88, 0.80},
                                          {2.11, 0.63},
                                          {2.37, 0.49},
                                          {2.87, 0.33},
                                          {3.37, 0.30}}};
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Vec2 a = points[i - 1], b = points[i];
        if (density <= b.x) return a.y + (b.y - a.y) * std::max(0.0, density - a.x) / (b.x - a.x);
    }
    return points.back().y;
}

}  // namespace

TEST_CASE("speed falls with density in a long corridor", "[validation][slow]") {
    double before_m_s = 10;
    for (const double density : {0.5, 1.0, 1.5, 2.0, 3.0}) {
        const Point p = measure(filled_corridor(density, 1).scenario);
        report_only(
            {"RiMEA 4",
             fmt::format(
                 "corridor filled with {:g} /m2: density, speed, flow in three areas of 2 x 2 m",
                 density),
             "", "RiMEA 4.1.1 test 4 (plot against literature)"},
            fmt::format("{:.2f} /m2, {:.2f} m/s, {:.2f} /(m s)", p.density_per_m2, p.speed_m_s,
                        p.density_per_m2 * p.speed_m_s),
            fmt::format("speed at that density: Weidmann {:.2f}, HERMES {:.2f} m/s",
                        weidmann_m_s(p.density_per_m2), hermes_m_s(p.density_per_m2)));
        CHECK(p.density_per_m2 == Approx(density).epsilon(0.15));
        CHECK(p.speed_m_s > 0.01);
        CHECK(p.speed_m_s < before_m_s);
        before_m_s = p.speed_m_s;
    }
}
