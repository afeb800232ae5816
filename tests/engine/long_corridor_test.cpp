#include "catch.h"
#include "engine/simulation.h"
#include "validate/scene.h"

using namespace tidegate;

namespace {

constexpr double length_m = 60, width_m = 8, per_m_s = 0.6, comes_for_s = 450;

// People with the usual spread of free speeds walk the length of a wide corridor, half as many as it could carry.
Scene corridor() {
    Scene scene(rectangle(0, 0, length_m, width_m));
    const int people = static_cast<int>(per_m_s * width_m * comes_for_s);
    scene.entrance("west", rectangle(0.3, 0.3, 3, width_m - 0.3)).exit("east", {{length_m, 0}, {length_m, width_m}});
    scene.crowd(0, 0, people).free_speed(1.34, 0.26).runs_for(1200);
    scene.scenario.demand.rows.back().to = comes_for_s;
    return scene;
}

}  // namespace

TEST_CASE("a wide corridor does not walk at the pace of its slowest", "[engine][locomotion]") {
    const Scene scene = corridor();
    Simulation simulation(scene.scenario);
    while (!simulation.is_over() && simulation.counts().exited < simulation.counts().planned) simulation.step();
    REQUIRE(simulation.counts().exited == simulation.counts().planned);
    double lasted_s = 0, alone_s = 0;
    for (const AgentRecord& agent : simulation.agents()) {
        lasted_s += agent.left_s - agent.appeared_s;
        alone_s += length_m / double{agent.free_speed_m_s};
    }
    // As long as alone, times 1.21; 1.39 when everybody stayed behind the next one's shoulder.
    CHECK(lasted_s < 1.3 * alone_s);
    CHECK(lasted_s > alone_s * 0.9);
}
