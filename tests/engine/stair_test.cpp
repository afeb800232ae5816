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

namespace {

// How long the last of these people, one behind the other, climbs a stair 3 m wide and 18 m long.
double climbs_s(const std::vector<double>& free_speeds_m_s) {
    Scene scene(rectangle(0, 0, 20, 8));
    const int upper = add_level(scene.scenario, "upper", 9, rectangle(0, 0, 20, 8));
    add_flight(scene.scenario, "stair",
               {.lower = 0, .upper = upper, .lower_line = {{20, 2.5}, {20, 5.5}}, .upper_line = {{0, 2.5}, {0, 5.5}}, .length_m = 18, .rise_m = 9});
    scene.exit("top", {{20, 1}, {20, 7}}, upper).runs_for(300);
    for (std::size_t k = 0; k < free_speeds_m_s.size(); ++k) {
        SpotDef spot;
        spot.level = {0}, spot.point = {19 - 0.9 * double(k), 4}, spot.free_speed_m_s = free_speeds_m_s[k];
        scene.person(spot, 0);
    }
    Simulation simulation(scene.scenario);
    while (!simulation.is_over() && simulation.counts().exited < simulation.counts().planned) simulation.step();
    const auto names = simulation.portal_names();
    const auto last = static_cast<std::int32_t>(free_speeds_m_s.size() - 1);
    double from = 0, to = 0;
    for (const Crossing& crossing : simulation.crossings()) {
        if (crossing.agent != last) continue;
        if (names[static_cast<std::size_t>(crossing.portal)] == "stair lower end") from = crossing.time;
        if (names[static_cast<std::size_t>(crossing.portal)] == "stair upper end") to = crossing.time;
    }
    return to - from;
}

}  // namespace

TEST_CASE("on a wide stair the slow are gone round", "[engine][locomotion]") {
    const double alone_s = climbs_s({1.6}), behind_s = climbs_s({0.7, 0.7, 1.6});
    CAPTURE(alone_s, behind_s);
    CHECK(alone_s > 15);
    CHECK(behind_s < 1.1 * alone_s);
}
