#include <cmath>

#include "base/chunks.h"
#include "plaza_scene.h"
#include "stages.h"

namespace tidegate {
namespace {

// Whole steps of an open square, everyone walking to one side: agents x density x threads. The rate is
// passenger steps per second of wall time.
void plaza(benchmark::State& state) {
    const auto agents = static_cast<int>(state.range(0));
    const double side_m = std::sqrt(agents / static_cast<double>(state.range(1)));
    set_threads(static_cast<int>(state.range(2)));
    const Scene scene = plaza_scene(agents, side_m);
    Simulation simulation(scene.scenario);
    while (simulation.now() < 3) simulation.step();
    time_steps(state, simulation);
    set_threads(0);
}
BENCHMARK(plaza)
    ->ArgsProduct({{10000, 100000}, {1, 2}, {1, 2}})
    ->Args({1000000, 1, 2})
    ->ArgNames({"agents", "per_m2", "threads"})
    ->Iterations(80)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tidegate
