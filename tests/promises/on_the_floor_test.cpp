#include "base/draws.h"
#include "catch.h"
#include "engine/simulation.h"
#include "validate/scene.h"

using namespace tidegate;

namespace {

/// Even-odd rule.
bool is_inside(const Ring& ring, Vec2 p) {
    bool inside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
        if ((a.y > p.y) == (b.y > p.y)) continue;
        if (p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)) inside = !inside;
    }
    return inside;
}

bool is_on(const Polygon& floor, Vec2 p) {
    if (!is_inside(floor.outer, p)) return false;
    for (const Ring& hole : floor.holes) {
        if (is_inside(hole, p)) return false;
    }
    return true;
}

/// A triangle or quadrilateral within a square of `size_m` at `low`, counter-clockwise.
Ring obstacle(const Draws& draws, std::uint64_t row, Vec2 low, double size_m) {
    const auto share = [&](std::uint32_t nth) {
        return draws.uniform(Purpose::place, row, nth, 0.0, 0.45) * size_m;
    };
    Ring ring{{low.x + share(0), low.y + share(1)},
              {low.x + size_m - share(2), low.y + share(3)},
              {low.x + size_m - share(4), low.y + size_m - share(5)},
              {low.x + share(6), low.y + size_m - share(7)}};
    if (draws.uniform(Purpose::place, row, 8) < 0.4) ring.pop_back();
    return ring;
}

/// 24 m x 16 m, entrances in the west and north-east, obstacles in some squares of 4 m, two exits.
Scene random_room(std::uint64_t seed) {
    const Draws draws{seed};
    Scene scene(rectangle(0, 0, 24, 16));
    std::uint64_t row = 0;
    for (double x = 4; x < 20; x += 4) {
        for (double y = 0; y < 16; y += 4) {
            if (draws.uniform(Purpose::route_taste, ++row) > 0.6) continue;
            scene.hole(obstacle(draws, row, {x + 0.7, y + 0.7}, 2.6));
        }
    }
    scene.entrance("west", rectangle(0.5, 0.5, 3.5, 15.5)).entrance("east", rectangle(20.5, 8, 23.5, 15.5));
    scene.exit("east_exit", {{24, 3}, {24, 5}}).exit("south_exit", {{8, 0}, {10, 0}});
    scene.crowd(0, 0, 60).crowd(0, 1, 30).crowd(1, 1, 60).seed(seed).runs_for(90);
    return scene;
}

/// People step over an exit's line before they are gone: half a metre and a step.
bool is_at_an_exit(const Scenario& scenario, Vec2 p) {
    for (const ExitDef& exit : scenario.venue.exits) {
        if (distance_m(exit.line, p) < 0.7) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("nobody's position is off the floor at any step", "[promises]") {
    const auto seed = GENERATE(range(1, 7));
    const Scene scene = random_room(std::uint64_t(seed));
    const Polygon& floor = scene.scenario.venue.levels.front().floor.front();
    Simulation simulation(scene.scenario);
    const Vec2 origin = simulation.planes()[0].origin;
    std::int64_t seen = 0;
    while (!simulation.is_over()) {
        simulation.step();
        for (const FrameAgent& agent : simulation.frame().agents) {
            const Vec2 p = Vec2{agent.x, agent.y} + origin;
            INFO("seed " << seed << ", " << simulation.now() << " s, agent " << agent.agent << " at (" << p.x
                         << ", " << p.y << ")");
            REQUIRE((is_on(floor, p) || is_at_an_exit(scene.scenario, p)));
            ++seen;
        }
    }
    CHECK(seen > 10000);
    CHECK(simulation.counts().exited > 120);
    simulation.finish();
}

namespace {

/// How many of 10 get through a gap of `width_m` in a wall; none when the scenario is refused for it.
std::int64_t count_through_gap(double width_m) {
    const double low = 5 - 0.5 * width_m, high = 5 + 0.5 * width_m;
    Scene scene(Ring{{0, 0}, {9.9, 0}, {9.9, low}, {10.1, low}, {10.1, 0}, {20, 0}, {20, 10}, {10.1, 10},
                     {10.1, high}, {9.9, high}, {9.9, 10}, {0, 10}});
    scene.entrance("west", rectangle(1, 1, 8, 9)).exit("east", {{20, 3}, {20, 7}}).crowd(0, 0, 10);
    scene.runs_for(90);
    try {
        Simulation simulation(scene.scenario);
        while (!simulation.is_over()) simulation.step();
        return simulation.counts().exited;
    } catch (const InputError&) {
        return 0;
    }
}

}  // namespace

TEST_CASE("a gap wider than a body lets people through one by one", "[promises]") {
    CHECK(count_through_gap(0.6) == 10);
}

// Not kept yet: the last guard against leaving the floor is on the body's centre, not on its rim.
TEST_CASE("a gap narrower than a body lets nobody through", "[promises][!shouldfail]") {
    CHECK(count_through_gap(0.3) == 0);
}
