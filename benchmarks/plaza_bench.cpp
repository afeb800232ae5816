#include <benchmark/benchmark.h>

#include <cmath>

#include "base/chunks.h"
#include "engine/simulation.h"
#include "validate/scene.h"

namespace tidegate {
namespace {

// Whole steps of an open square, everyone walking to one side: agents x density x threads. The rate is
// passenger steps per second of wall time.
void plaza(benchmark::State& state) {
    const auto agents = static_cast<int>(state.range(0));
    const double side_m = std::sqrt(agents / static_cast<double>(state.range(1)));
    set_threads(static_cast<int>(state.range(2)));
    Scene scene(rectangle(0, 0, side_m, side_m));
    scene.entrance("square", rectangle(0, 0, side_m, side_m))
        .exit("side", {{side_m, 0}, {side_m, side_m}})
        .crowd(0, 0, agents)
        .runs_for(3600);
    Simulation simulation(scene.scenario);
    while (simulation.now() < 3) simulation.step();
    const std::int64_t before = simulation.agent_steps();
    const std::vector<StageTime> stages_before(simulation.stage_times().begin(), simulation.stage_times().end());
    for (auto _ : state) simulation.step();
    const std::int64_t steps = simulation.agent_steps() - before;
    state.SetItemsProcessed(steps);
    for (std::size_t k = 0; k < stages_before.size(); ++k) {
        const StageTime& stage = simulation.stage_times()[k];
        const double spent_s = stage.wall_s - stages_before[k].wall_s;
        // Those that take less are of no account.
        if (spent_s > 0.5e-9 * double(steps)) state.counters[stage.name + "_ns"] = 1e9 * spent_s / double(steps);
    }
    set_threads(0);
}
BENCHMARK(plaza)
    ->ArgsProduct({{10000, 100000}, {1, 2}, {1, 2}})
    ->ArgNames({"agents", "per_m2", "threads"})
    ->Iterations(80)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tidegate
