#include <algorithm>

#include "base/chunks.h"
#include "catch.h"
#include "engine/simulation.h"
#include "validate/scene.h"
#include "validate/scene_parts.h"

using namespace tidegate;

namespace {

constexpr double wall_ends_m = 30, gates_m = 5;

/// 120 people in a passage of 30 x 2.4 m turn back at its end, round a wall, to four quick gates 25 m behind.
Scene passage_and_gates(std::uint64_t seed) {
    Scene scene(rectangle(0, 0, 60, 8));
    Scenario& s = scene.scenario;
    s.venue.levels[0].floor[0].holes.push_back({{0, 2.4}, {0, 2.6}, {wall_ends_m, 2.6}, {wall_ends_m, 2.4}});
    s.venue.levels[0].floor[0].holes.push_back({{gates_m - 0.1, 2.6}, {gates_m - 0.1, 3}, {gates_m + 0.1, 3}, {gates_m + 0.1, 2.6}});
    s.venue.levels[0].floor[0].holes.push_back({{gates_m - 0.1, 7.8}, {gates_m - 0.1, 8}, {gates_m + 0.1, 8}, {gates_m + 0.1, 7.8}});
    add_gate(s, {{gates_m, 7.8}, {gates_m, 3}}, 4, 4, {ServiceLaw::constant, 0.5, 0});
    scene.exit("out", {{0, 3}, {0, 7.8}});
    scene.entrance("passage", rectangle(0.3, 0.3, 29.5, 2.1)).crowd(0, 0, 120).seed(seed).runs_for(240);
    return scene;
}

/// Seconds until three quarters have left.
double most_have_left_s(double crowd_ways_s, std::uint64_t seed) {
    Scene scene = passage_and_gates(seed);
    scene.scenario.routing.crowd_ways_s = crowd_ways_s;
    const ThreadsHere one(1);
    Simulation simulation(scene.scenario);
    while (!simulation.is_over() && simulation.counts().exited < 90) simulation.step();
    return simulation.now();
}

}  // namespace

TEST_CASE("a crowd that turns round the end of a wall on its way to gates spreads out", "[engine]") {
    double with_s = 0, without_s = 0;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        with_s += most_have_left_s(RoutingDef{}.crowd_ways_s, seed);
        without_s += most_have_left_s(0, seed);
    }
    INFO(with_s << " and " << without_s);
    CHECK(with_s < 0.8 * without_s);
}
