#include "base/draws.h"
#include "catch.h"
#include "engine/simulation.h"
#include "scenes/template_scene.h"

using namespace tidegate;

namespace {

constexpr double until_s = 240;

void read_everything(Simulation& simulation) {
    simulation.frame();
    simulation.state_hash();
    simulation.agents();
    simulation.counts();
    simulation.observables();
    simulation.events();
    simulation.crossings();
    simulation.level_changes();
    simulation.outcomes();
}

std::uint64_t hash_of_unread_run(const Scenario& scenario) {
    Simulation simulation(scenario);
    while (simulation.now() < until_s) simulation.step();
    return simulation.state_hash();
}

}  // namespace

TEST_CASE("asking for frames, records or outcomes does not change the result", "[promises]") {
    const Scenario station = template_scene("station");
    const auto reader = GENERATE(range(1, 4));
    const Draws draws{std::uint64_t(reader)};
    Simulation simulation(station);
    for (std::uint64_t step = 0; simulation.now() < until_s; ++step) {
        if (draws.uniform(Purpose::place, step) < 0.3) read_everything(simulation);
        simulation.step();
        if (draws.uniform(Purpose::side_preference, step) < 0.3) read_everything(simulation);
    }
    CHECK(simulation.state_hash() == hash_of_unread_run(station));
}

TEST_CASE("a frame shows the same moment however often it is asked for", "[promises]") {
    const Scenario station = template_scene("station");
    Simulation simulation(station);
    while (simulation.now() < 60) simulation.step();
    const Frame first = simulation.frame();
    const std::vector<FrameAgent> agents(first.agents.begin(), first.agents.end());
    const Frame second = simulation.frame();
    REQUIRE(second.agents.size() == agents.size());
    CHECK(first.time == second.time);
    CHECK(first.state_hash == second.state_hash);
    CHECK(second.state_hash == simulation.state_hash());
    for (std::size_t i = 0; i < agents.size(); ++i) {
        CHECK((agents[i].x == second.agents[i].x && agents[i].y == second.agents[i].y));
    }
}
