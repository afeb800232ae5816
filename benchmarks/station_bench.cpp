#include <algorithm>

#include "base/chunks.h"
#include "scenario/scenario.h"
#include "stages.h"

namespace tidegate {
namespace {

// The shipped station on New Year's Eve without a plan, in the crush after midnight: two levels, gates, escalators, trains;
// every observable of the scenario is watched. A minute of it.
void station(benchmark::State& state) {
    set_threads(static_cast<int>(state.range(0)));
    const Scenario scenario = load_scenario(TIDEGATE_SOURCE_DIR "/scenarios/midnight_wave", {"plan.file="});
    Simulation simulation(scenario);
    while (simulation.now() < 50 * 60) simulation.step();
    const std::int64_t before = simulation.agent_steps();
    time_steps(state, simulation);
    state.counters["people"] = double(simulation.agent_steps() - before) / double(state.iterations());
    set_threads(0);
}
BENCHMARK(station)->Arg(1)->Arg(2)->ArgName("threads")->Iterations(600)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tidegate
