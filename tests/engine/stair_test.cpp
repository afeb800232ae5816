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
