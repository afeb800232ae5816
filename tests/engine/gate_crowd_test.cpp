#include <algorithm>
#include <string>

#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

constexpr int lanes = 8;
constexpr double service_s = 2.4;

/// More people come than the lanes can serve, until some thousand wait before them.
Scene rush() {
    Scene scene(rectangle(0, 0, 40, 24));
    scene.entrance("west", rectangle(1, 2, 8, 22)).exit("east", {{40, 2}, {40, 22}});
    add_gate(scene.scenario, {{30, 0}, {30, 24}}, lanes, lanes, {ServiceLaw::constant, service_s, 0});
    scene.crowd(0, 0, 1800).seed(3).runs_for(300);
    scene.scenario.demand.rows[0].to = 240;
    return scene;
}

/// Two thousand people who all stand to one side of a bank of twelve lanes.
Scene crowd_to_one_side() {
    Scene scene(rectangle(0, 0, 60, 30));
    scene.hole(rectangle(39.9, 13, 40.1, 30));
    add_gate(scene.scenario, {{40, 0}, {40, 13}}, 12, 12, {ServiceLaw::constant, service_s, 0});
    scene.entrance("side", rectangle(1, 15.5, 39.5, 29.5)).exit("east", {{60, 2}, {60, 28}});
    return scene.crowd(0, 0, 2000).seed(1).runs_for(480);
}

std::int64_t served_at(const Simulation& simulation, int lane, double from_s, double until_s) {
    const auto times = crossing_times(simulation, portal_of(simulation, "gate lane " + std::to_string(lane)));
    return std::count_if(times.begin(), times.end(), [&](double t) { return t >= from_s && t < until_s; });
}

/// People in the fullest square of 2 m, per m2.
double fullest_per_m2(const Simulation& simulation) {
    constexpr int columns = 20, rows = 12;
    std::vector<int> people(columns * rows, 0);
    for (const FrameAgent& agent : simulation.frame().agents) {
        const int x = static_cast<int>(agent.x / 2), y = static_cast<int>(agent.y / 2);
        if (x >= 0 && x < columns && y >= 0 && y < rows) ++people[std::size_t(y * columns + x)];
    }
    return *std::max_element(people.begin(), people.end()) / 4.0;
}

}  // namespace

TEST_CASE("a crowd before gates spreads out, however large, and keeps the lanes busy", "[engine][gates]") {
    const Scene scene = rush();
    Simulation simulation(scene.scenario);
    double fullest = 0;
    while (simulation.now() < 240) {
        run_to(simulation, simulation.now() + 10);
        fullest = std::max(fullest, fullest_per_m2(simulation));
    }
    CHECK(simulation.counts().present > 900);
    // Bodies of 0.2 m radius side by side in a hexagonal packing: 7.2 per m2; shoulders turn.
    CHECK(fullest < 9);
    std::int64_t served = 0;
    for (int lane = 0; lane < lanes; ++lane) served += served_at(simulation, lane, 60, 240);
    CHECK(static_cast<double>(served) > 0.95 * lanes * 180 / service_s);
    CHECK(simulation.counts().stuck == 0);
}

TEST_CASE("the farthest lanes do not stand idle while people wait to one side", "[engine][gates]") {
    const Scene scene = crowd_to_one_side();
    Simulation simulation(scene.scenario);
    run_to(simulation, 420);
    REQUIRE(simulation.counts().present > 100);
    std::vector<std::int64_t> served;
    for (int lane = 0; lane < 12; ++lane) served.push_back(served_at(simulation, lane, 240, 420));
    std::sort(served.begin(), served.end());
    // Three of them served half of what they can before people went round the crowd at the others.
    CHECK(static_cast<double>(served[0] + served[1] + served[2]) > 0.6 * 3 * 180 / service_s);
    CHECK(static_cast<double>(served[6]) > 0.9 * 180 / service_s);
}
