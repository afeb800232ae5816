#include <map>

#include "catch.h"
#include "engine/station_parts.h"
#include "scenes/template_scene.h"

using namespace tidegate;

namespace {

/// A stair of 2.4 m from the lower of two floors, on which 60 people come down; two others, whose exit is closed, stand
/// close before its foot and bar a good half of its width.
Scene stair_into_standing_people() {
    Scene scene(rectangle(0, 0, 20, 8));
    Scenario& s = scene.scenario;
    const int upper = add_level(s, "upper", 6, rectangle(0, 0, 20, 8));
    add_flight(s, "stair", {.lower = 0, .upper = upper, .lower_line = {{20, 2.8}, {20, 5.2}},
                            .upper_line = {{0, 2.8}, {0, 5.2}}, .length_m = 12, .rise_m = 6});
    scene.exit("west", {{0, 3}, {0, 5}}).exit("north", {{9, 8}, {11, 8}});
    s.venue.exits[1].status = PassageStatus::closed;
    scene.entrance("above", rectangle(2, 1, 14, 7), upper).crowd(0, 0, 60);
    const std::vector<Vec2> standing{{19.85, 4.95}, {19.85, 4.47}};
    scene.people(standing, 1).runs_for(240);
    return scene;
}

}  // namespace

TEST_CASE("who stands at the foot of a stair bars no more of it than his own place", "[engine]") {
    const Scene scene = stair_into_standing_people();
    Simulation simulation(scene.scenario);
    run_to(simulation, 240);
    CHECK(simulation.counts().exited == 60);
    CHECK(simulation.counts().stuck == 0);
    CHECK(simulation.counts().present == 2);
    simulation.finish();
}

TEST_CASE("nobody turns round on a stair or escalator whose other end leads on", "[engine]") {
    const Scenario scenario = template_scene("station", {"demand.scale=2"});
    Simulation simulation(scenario);
    while (!simulation.is_over()) simulation.step();
    const auto names = simulation.portal_names();
    std::map<std::int32_t, Crossing> last;
    int carried = 0;
    for (const Crossing& crossing : simulation.crossings()) {
        const auto before = last.find(crossing.agent);
        const std::string& name = names[static_cast<std::size_t>(crossing.portal)];
        if (before != last.end() && name.ends_with(" end")) {
            CAPTURE(crossing.agent, name);
            CHECK(before->second.portal != crossing.portal);
            ++carried;
        }
        last[crossing.agent] = crossing;
    }
    CHECK(carried > 100);
}

TEST_CASE("on a wide stair the slow are gone round", "[engine][locomotion]") {
    constexpr double length_m = 18, width_m = 3, per_m_s = 0.5, comes_for_s = 240;
    Scene scene(rectangle(0, 0, 20, 8));
    const int upper = add_level(scene.scenario, "upper", 9, rectangle(0, 0, 20, 8));
    add_flight(scene.scenario, "stair",
               {.lower = 0, .upper = upper, .lower_line = {{20, 2.5}, {20, 5.5}}, .upper_line = {{0, 2.5}, {0, 5.5}}, .length_m = length_m, .rise_m = 9});
    scene.entrance("start", rectangle(1, 1, 6, 7)).exit("top", {{20, 1}, {20, 7}}, upper);
    scene.crowd(0, 0, static_cast<int>(per_m_s * width_m * comes_for_s)).free_speed(1.34, 0.26).runs_for(900);
    scene.scenario.demand.rows.back().to = comes_for_s;
    Simulation simulation(scene.scenario);
    while (!simulation.is_over() && simulation.counts().exited < simulation.counts().planned) simulation.step();
    REQUIRE(simulation.counts().exited == simulation.counts().planned);
    const auto names = simulation.portal_names();
    double lasted_s = 0, alone_s = 0;
    for (const Crossing& crossing : simulation.crossings()) {
        const std::string& line = names[static_cast<std::size_t>(crossing.portal)];
        if (line == "stair upper end") lasted_s += crossing.time;
        if (line != "stair lower end") continue;
        lasted_s -= crossing.time;
        const double free_speed_m_s = simulation.agents()[static_cast<std::size_t>(crossing.agent)].free_speed_m_s;
        alone_s += length_m / (free_speed_m_s * scene.scenario.walk.stair_up_factor);
    }
    CAPTURE(lasted_s / alone_s);
    // 1.29 times as long as alone; 1.36 when free speeds on the level were held against speeds on treads.
    CHECK(lasted_s < 1.33 * alone_s);
}
