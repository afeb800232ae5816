#include <algorithm>
#include <cmath>

#include "base/chunks.h"
#include "catch.h"
#include "engine/route_choice.h"
#include "engine/simulation.h"
#include "validate/scene.h"

using namespace tidegate;

// When people leave a queue for another line: by what differs between the two, not by how far it is home from both.

namespace {

constexpr int people = 160;

/// A hall of 20 m x 20 m before a wall with a door at either end; the far one is shut for the first 20 s, while all gather at the near
/// one. The exit is `beyond_m` behind the wall.
Scene hall_and_way_home(double beyond_m, std::uint64_t seed, Fidelity fidelity) {
    Scene scene(rectangle(0, 0, 20 + beyond_m, 20));
    scene.hole(rectangle(19.9, 0, 20.1, 1)).hole(rectangle(19.9, 2, 20.1, 18)).hole(rectangle(19.9, 19, 20.1, 20));
    scene.opening("near", {{20, 1}, {20, 2}}).opening("far", {{20, 18}, {20, 19}});
    scene.entrance("hall", rectangle(8, 1, 19, 9)).exit("home", {{20 + beyond_m, 1}, {20 + beyond_m, 19}});
    scene.crowd(0, 0, people).free_speed(1.34, 0).seed(seed).runs_for(900);
    scene.scenario.routing.logit_scale_s = 0;
    scene.scenario.network.venues[0].kind = fidelity;
    DisturbanceDef shut;
    shut.name = "shut";
    shut.measure.kind = MeasureKind::close;
    shut.measure.place_kind = PlaceKind::opening;
    shut.measure.place = 1, shut.measure.place_name = "far";
    shut.at = 0, shut.lasts_s = 20;
    scene.scenario.disturbances.all.push_back(shut);
    return scene;
}

struct Passed {
    int near = 0, far = 0;
};
Passed walk_home(const Scene& scene) {
    const ThreadsHere one(1);
    Simulation simulation(scene.scenario);
    while (!simulation.is_over() && simulation.counts().exited < people) simulation.step();
    REQUIRE(simulation.counts().exited == people);
    Passed passed;
    for (const Crossing& c : simulation.crossings()) {
        const std::string& line = simulation.portal_names()[std::size_t(c.portal)];
        passed.near += line == "near", passed.far += line == "far";
    }
    CAPTURE(passed.near, passed.far);
    REQUIRE(passed.near + passed.far == people);
    return passed;
}

RouteChoice choice(float present_s, float best_s, float rest_s) {
    RouteChoice best;
    best.portal = 1;
    best.present = {present_s + rest_s, present_s + rest_s, rest_s};
    best.way = {best_s + rest_s, best_s + rest_s, rest_s};
    return best;
}

}  // namespace

TEST_CASE("a gain of a fifth and four seconds is worth changing, however far it is home", "[engine][routes]") {
    const auto rest_s = GENERATE(0.0f, 30.0f, 3000.0f);
    CAPTURE(rest_s);
    CHECK(is_worth_changing(choice(60, 43, rest_s)));
    CHECK_FALSE(is_worth_changing(choice(60, 45, rest_s)));
}

TEST_CASE("of two ways home the shorter one is what both take at least, the rest is weighed", "[engine][routes]") {
    RouteChoice best;
    best.present = {100, 100, 20};  // a short way from the present line on
    best.way = {70, 70, 60};        // a long one from the other: 80 s are weighed, 20 s needed
    CHECK(is_worth_changing(best));
    best.way = {81, 81, 60};
    CHECK_FALSE(is_worth_changing(best));
}

TEST_CASE("who is on no way yet takes the best one", "[engine][routes]") {
    RouteChoice best;
    best.way = {500, 500, 400};
    CHECK(is_worth_changing(best));
}

TEST_CASE("as many leave a queue for a door that opens when home is far off as when it is near", "[engine][routes]") {
    const auto fidelity = GENERATE(Fidelity::micro, Fidelity::network);
    double near_home = 0, far_home = 0;
    for (const std::uint64_t seed : {1, 2, 3}) {
        near_home += walk_home(hall_and_way_home(10, seed, fidelity)).far / 3.0;
        far_home += walk_home(hall_and_way_home(200, seed, fidelity)).far / 3.0;
    }
    CAPTURE(int(fidelity), near_home, far_home);
    CHECK(near_home > 0.25 * people);
    CHECK(far_home > 0.9 * near_home);
}
