#pragma once
#include <benchmark/benchmark.h>

#include "engine/simulation.h"

namespace tidegate {

/// Runs whole steps as the benchmark's iterations; the rate is passenger steps per second of wall time, the counters are
/// nanoseconds per passenger step of each stage that takes more than half a nanosecond.
inline void time_steps(benchmark::State& state, Simulation& simulation) {
    const std::int64_t before = simulation.agent_steps();
    const std::vector<StageTime> stages_before(simulation.stage_times().begin(), simulation.stage_times().end());
    for (auto _ : state) simulation.step();
    const std::int64_t steps = simulation.agent_steps() - before;
    state.SetItemsProcessed(steps);
    for (std::size_t k = 0; k < stages_before.size(); ++k) {
        const StageTime& stage = simulation.stage_times()[k];
        const double spent_s = stage.wall_s - stages_before[k].wall_s;
        if (spent_s > 0.5e-9 * double(steps)) state.counters[stage.name + "_ns"] = 1e9 * spent_s / double(steps);
    }
}

}  // namespace tidegate
