#include <algorithm>
#include <cmath>
#include <map>

#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

constexpr double fast_m_s = 1.5, slow_m_s = 0.7;

/// Groups of three fast people and a slow one on the way from a room through two doors to one exit.
Scene two_doors(int groups) {
    Scene scene(rectangle(0, 0, 30, 10));
    scene.hole(rectangle(11.8, 0.01, 12.2, 2))
        .hole(rectangle(11.8, 3.2, 12.2, 6.8))
        .hole(rectangle(11.8, 8, 12.2, 9.99));
    scene.entrance("start", rectangle(1, 1, 8, 9)).exit("end", {{30, 3}, {30, 7}});
    DemandDef& demand = scene.scenario.demand;
    scene.add_class("fast", fast_m_s).add_class("slow", slow_m_s);
    demand.groups = {{"four", {}, {1, 1, 2, 1}}};
    scene.crowd(0, 0, 4 * groups).seed(6).runs_for(600);
    demand.rows[0].group = 0;
    demand.rows[0].to = 30;
    return scene;
}

/// Times at which the members of each group left, groups in order of appearance.
std::vector<std::vector<double>> departures(const Simulation& simulation, std::size_t size) {
    std::vector<std::vector<double>> groups;
    const auto agents = simulation.agents();
    for (std::size_t a = 0; a < agents.size(); a += size) {
        std::vector<double> times;
        for (std::size_t m = 0; m < size; ++m) times.push_back(agents[a + m].left_s);
        groups.push_back(times);
    }
    return groups;
}

}  // namespace

TEST_CASE("a group walks at the pace of its slowest and leaves together", "[engine]") {
    const Scene scene = two_doors(1);
    Simulation simulation(scene.scenario);
    while (!simulation.is_over()) simulation.step();
    const auto times = departures(simulation, 4).front();
    const auto [first, last] = std::minmax_element(times.begin(), times.end());
    REQUIRE(*first > 0);
    CHECK(*last - *first < 8);
    // From the entrance to the exit are 22 m at least.
    CHECK(*first > 22 / slow_m_s - 8);
}

TEST_CASE("many groups at two doors all get through", "[engine]") {
    const Scene scene = two_doors(25);
    Simulation simulation(scene.scenario);
    while (!simulation.is_over()) simulation.step();
    CHECK(simulation.counts().exited == 100);
    simulation.finish();
}

TEST_CASE("of many groups at two doors half are through within ten seconds each", "[engine]") {
    const Scene scene = two_doors(25);
    Simulation simulation(scene.scenario);
    while (!simulation.is_over()) simulation.step();
    std::vector<double> spreads;
    for (const auto& times : departures(simulation, 4)) {
        const auto [first, last] = std::minmax_element(times.begin(), times.end());
        spreads.push_back(*last - *first);
    }
    std::sort(spreads.begin(), spreads.end());
    CAPTURE(spreads);
    CHECK(spreads[spreads.size() / 2] < 10);
}

TEST_CASE("a group that was torn apart by a closing does not wait for ever", "[engine]") {
    // The door is closed when the first are through: the others take the way by the other door, which is far.
    Scene scene(rectangle(0, 0, 40, 40));
    scene.hole(rectangle(19.8, 0.01, 20.2, 5))
        .hole(rectangle(19.8, 6.2, 20.2, 38))
        .hole(rectangle(19.8, 39.2, 20.2, 39.99));
    scene.opening("near", {{20, 5}, {20, 6.2}}).opening("far", {{20, 38}, {20, 39.2}});
    scene.entrance("start", rectangle(5, 4, 8, 8))
        .exit("end", {{40, 4}, {40, 8}})
        .area("all", rectangle(0, 0, 40, 40), 1600);
    DemandDef& demand = scene.scenario.demand;
    demand.groups = {{"", {0, 0, 0, 0, 0, 0, 0, 1}, {}}};
    scene.crowd(0, 0, 8).free_speed(1.3).seed(6).runs_for(600);
    demand.rows[0].group = 0;
    Measure close;
    close.kind = MeasureKind::close;
    close.place_kind = PlaceKind::opening;
    close.place = 0;
    add_measure(scene.scenario, 0, close, 14);
    Simulation simulation(scene.scenario);
    while (!simulation.is_over()) simulation.step();
    const auto by_near = crossing_times(simulation, portal_of(simulation, "near")).size();
    CHECK(by_near > 0);
    CHECK(crossing_times(simulation, portal_of(simulation, "far")).size() == 8 - by_near);
    CHECK(by_near < 8);
    CHECK(simulation.counts().exited == 8);
    CHECK(events_of(simulation, EventKind::stuck).empty());
}
