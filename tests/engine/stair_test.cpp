#include <map>

#include "catch.h"
#include "engine/simulation.h"
#include "scenes/template_scene.h"

using namespace tidegate;

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
