#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

#include "history.h"

namespace tidegate {
namespace {

// A fixed piece of work of the same kind as a step (square roots, divisions, a few columns in the cache) that must never be
// changed: see reference_name.
void reference_kernel(benchmark::State& state) {
    constexpr std::size_t n = 4096;
    std::vector<float> x(n), y(n), sum(n, 0);
    for (std::size_t i = 0; i < n; ++i) x[i] = float(i % 97) * 0.37f, y[i] = float(i % 89) * 0.41f;
    for (auto _ : state) {
        for (std::size_t shift = 1; shift <= 16; ++shift) {
            for (std::size_t i = 0; i + shift < n; ++i) {
                const float dx = x[i + shift] - x[i], dy = y[i + shift] - y[i];
                const float d = std::sqrt(dx * dx + dy * dy) + 0.1f;
                sum[i] += 1.0f / d;
            }
        }
        benchmark::DoNotOptimize(sum.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(std::int64_t(state.iterations()) * std::int64_t(n) * 16);
}
BENCHMARK(reference_kernel)->UseRealTime()->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace tidegate
