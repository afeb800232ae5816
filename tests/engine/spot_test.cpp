#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

Scene corridor() {
    Scene scene(rectangle(0, 0, 20, 4));
    scene.exit("end", {{20, 0}, {20, 4}}).free_speed(1.4);
    return scene;
}

FrameAgent frame_of(const Simulation& simulation, std::int32_t agent) {
    for (const FrameAgent& a : simulation.frame().agents) {
        if (a.agent == agent) return a;
    }
    return {};
}

}  // namespace

TEST_CASE("a person placed on a spot stands exactly there and sets out from rest", "[engine]") {
    Scene scene = corridor();
    scene.person({.level = {0}, .point = {3.21, 1.43}, .velocity = {}}, 0);
    Simulation simulation(scene.scenario);
    simulation.step();
    const FrameAgent a = frame_of(simulation, 0);
    CHECK(simulation.agents()[0].appeared_s == 0);
    CHECK(double{a.y} == Approx(1.43).margin(0.02));
    // A tenth of a second after rest, at most a quarter of the free speed is reached (acceleration
    // 0.4 s).
    CHECK(double{a.x} > 3.21);
    CHECK(double{a.x} < 3.21 + 0.1 * 1.4 / 2);
}

TEST_CASE("a person placed while walking goes on at that velocity from the exact time",
          "[engine]") {
    Scene scene = corridor();
    scene.person({.level = {0}, .point = {3, 2}, .velocity = {1.4, 0}}, 0, 4.812);
    Simulation simulation(scene.scenario);
    run_to(simulation, 4.8);
    CHECK(simulation.counts().present == 0);
    run_to(simulation, 5.4);
    const FrameAgent a = frame_of(simulation, 0);
    CHECK(double{a.x} == Approx(3 + 1.4 * (5.4 - 4.812)).margin(0.01));
    CHECK(double{a.y} == Approx(2).margin(0.05));
}

TEST_CASE("who finds the spot taken appears as soon as it is free, and is counted meanwhile",
          "[engine]") {
    Scene scene = corridor();
    const SpotDef spot{.level = {0}, .point = {3, 2}, .velocity = {}};
    scene.person(spot, 0, 0).person(spot, 0, 0.1);
    Simulation simulation(scene.scenario);
    run_to(simulation, 0.2);
    CHECK(simulation.counts().waiting_outside == 1);
    run_to(simulation, 5);
    CHECK(simulation.counts().present == 2);
    const double waited_s = simulation.agents()[1].appeared_s - 0.1;
    CHECK(waited_s > 0.1);
    CHECK(waited_s < 1);
    run_to(simulation, 60);
    CHECK(simulation.counts().exited == 2);
    simulation.finish();
}

TEST_CASE("a person of a spot may have a speed and a size of their own", "[engine]") {
    Scene scene = corridor();
    scene.person({.level = {0},
                  .point = {3, 1},
                  .velocity = {},
                  .free_speed_m_s = 0.8,
                  .body_radius_m = 0.4},
                 0);
    scene.person({.level = {0}, .point = {3, 3}, .velocity = {}}, 0);
    const Simulation simulation(scene.scenario);
    const auto agents = simulation.agents();
    CHECK(double{agents[0].free_speed_m_s} == Approx(0.8));
    CHECK(double{agents[0].body_radius_m} == Approx(0.4));
    CHECK(double{agents[1].free_speed_m_s} == Approx(1.4));
    CHECK(double{agents[1].body_radius_m} == Approx(0.2));
}

TEST_CASE("a spot off the floor is refused before anything runs", "[engine][bad_input]") {
    Scene scene = corridor();
    scene.person({.level = {0}, .point = {3, 4.5}, .velocity = {}}, 0);
    CHECK_THROWS_WITH(Simulation(scene.scenario),
                      contains_text("nobody can appear at (3.00, 4.50)"));
}
