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
    for (auto _ : state) simulation.step();
    state.SetItemsProcessed(simulation.agent_steps() - before);
    set_threads(0);
}
BENCHMARK(plaza)
    ->ArgsProduct({{2000, 20000}, {1, 2}, {1, 2}})
    ->ArgNames({"agents", "per_m2", "threads"})
    ->Iterations(40)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tidegate
