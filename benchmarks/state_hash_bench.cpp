#include <benchmark/benchmark.h>

#include <vector>

#include "base/state_hash.h"

namespace tidegate {
namespace {

// The hash of a frame of n passengers (16 bytes each): what every frame costs on top of the step.
void hash_of_frame(benchmark::State& state) {
    const std::vector<std::uint64_t> words(static_cast<std::size_t>(state.range(0)) * 2, 42);
    for (auto _ : state) {
        StateHash hash;
        hash.add_bytes(words.data(), words.size() * sizeof(words[0]));
        benchmark::DoNotOptimize(hash.value());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(hash_of_frame)->Arg(1000)->Arg(10000);

}  // namespace
}  // namespace tidegate
