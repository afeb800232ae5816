#include "catch.h"
#include "engine/simulation.h"
#include "validate/scene.h"

using namespace tidegate;

namespace {

constexpr double length_m = 60, width_m = 8, per_m_s = 0.6, comes_for_s = 150;

// People with the usual spread of free speeds walk the length of a wide corridor, half as many as it could carry.
Scene corridor() {
    Scene scene(rectangle(0, 0, length_m, width_m));
    const int people = static_cast<int>(per_m_s * width_m * comes_for_s);
    scene.entrance("west", rectangle(0.3, 0.3, 3, width_m - 0.3)).exit("east", {{length_m, 0}, {length_m, width_m}});
    scene.crowd(0, 0, people).free_speed(1.34, 0.26).runs_for(600);
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
    // Weidmann's curve has 0.95 of the free speed at the 0.5 per m2 there; when everybody stayed behind the next one's shoulder it took
    // 1.7 times as long as alone.
    CHECK(lasted_s < 1.35 * alone_s);
    CHECK(lasted_s > alone_s * 0.9);
}
