#include <algorithm>
#include <map>

#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

constexpr double pre_movement_s = 20;

/// Two rooms: people in the west are held on their way to the exit in the east, at `east_m`, where others walk about;
/// the exit of the western room is meant for nobody.
Scene held_scene(double east_m) {
    Ring floor = two_rooms();
    floor[5].x = floor[6].x = east_m;
    Scene scene(floor);
    scene.opening("door", gap(), PassageStatus::held);
    scene.entrance("west", rectangle(3, 1, 8, 9)).entrance("east", rectangle(12, 1, 18, 9));
    scene.exit("west_exit", {{0, 3}, {0, 7}}).exit("east_exit", {{east_m, 3}, {east_m, 7}});
    // Over the line of the door, for those who stand on it.
    scene.area("west_room", rectangle(0, 0, 10.3, 10), 99);
    scene.crowd(0, 1, 30).crowd(1, 1, 20);
    scene.scenario.demand.rows[1].from = 38;
    scene.scenario.demand.rows[1].to = 39;
    Measure evacuate;
    evacuate.kind = MeasureKind::evacuate;
    evacuate.place_kind = PlaceKind::area;
    evacuate.place = 0;
    evacuate.pre_movement_s = pre_movement_s;
    add_measure(scene.scenario, 0, evacuate, 40);
    return scene;
}

}  // namespace

TEST_CASE("an evacuation sends everyone in the area to the nearest exit and no one else", "[engine]") {
    const Scene scene = held_scene(80);
    Simulation simulation(scene.scenario);
    run_to(simulation, 40);
    CHECK(simulation.counts().exited == 0);
    run_to(simulation, 41);
    const auto& now = simulation.frame().agents;
    CHECK(now.size() == 50);
    // The frame says who was told to leave: the first 30, who are in the western room.
    for (const FrameAgent& agent : now) CHECK((agent.told == static_cast<std::uint8_t>(Told::to_leave)) == (agent.agent < 30));
    run_to(simulation, 180);
    const auto effects = events_of(simulation, EventKind::effect);
    REQUIRE(effects.size() == 1);
    const auto west = crossing_times(simulation, portal_of(simulation, "west_exit"));
    CHECK(west.size() == 30);
    CHECK(crossing_times(simulation, portal_of(simulation, "east_exit")).size() == 20);
    CHECK(crossing_times(simulation, portal_of(simulation, "door")).empty());
    REQUIRE_FALSE(west.empty());
    // Everyone's own pre-movement time lies between half and one and a half of the given one.
    CHECK(west.front() > effects[0].time + 0.5 * pre_movement_s);
    CHECK(west.back() > effects[0].time + pre_movement_s);
    simulation.finish();
}

TEST_CASE("an evacuation leads nobody to an opening that is held when another way is open", "[engine]") {
    const Scene scene = held_scene(20);
    Simulation simulation(scene.scenario);
    run_to(simulation, 180);
    CHECK(crossing_times(simulation, portal_of(simulation, "west_exit")).size() == 30);
}

TEST_CASE("nobody walks before the own pre-movement time is over", "[engine]") {
    Scene scene(rectangle(0, 0, 30, 20));
    scene.entrance("seats", rectangle(2, 2, 28, 18)).exit("door", {{30, 8}, {30, 12}}).crowd(0, 0, 40);
    PopulationDef& people = scene.scenario.demand.population;
    people.pre_movement_min_s = 10;
    people.pre_movement_max_s = 20;
    Simulation simulation(scene.scenario);
    std::map<std::int32_t, Vec2f> seat;
    std::map<std::int32_t, double> rose;
    while (simulation.now() < 60) {
        simulation.step();
        for (const FrameAgent& agent : simulation.frame().agents) {
            const Vec2f p{agent.x, agent.y};
            const auto known = seat.try_emplace(agent.agent, p).first;
            if (length(p - known->second) > 0.3f) rose.try_emplace(agent.agent, simulation.now());
            if (simulation.now() < 10) REQUIRE(p == known->second);
        }
    }
    REQUIRE(rose.size() == 40);
    const auto earlier = [](const auto& a, const auto& b) { return a.second < b.second; };
    const double first_s = std::min_element(rose.begin(), rose.end(), earlier)->second;
    const double last_s = std::max_element(rose.begin(), rose.end(), earlier)->second;
    CHECK(first_s > 10);
    CHECK(first_s < 12);
    CHECK(last_s > 18);
    CHECK(last_s < 22);
    CHECK(simulation.counts().exited == 40);
}
