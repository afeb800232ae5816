#include <malloc.h>

#include "base/chunks.h"
#include "engine/simulation.h"
#include "stages.h"
#include "validate/scene.h"

namespace tidegate {
namespace {

std::size_t bytes_in_use(int people, double side_m) {
    Scene scene(rectangle(0, 0, side_m, side_m));
    scene.entrance("square", rectangle(0, 0, side_m, side_m))
        .exit("side", {{side_m, 0}, {side_m, side_m}})
        .crowd(0, 0, people)
        .runs_for(60);
    Simulation simulation(scene.scenario);
    while (simulation.now() < 2) simulation.step();
    return mallinfo2().uordblks + mallinfo2().hblkhd;
}

// What one more person who walks takes, everything included: the same square with 20,000 and with 120,000 people.
void memory(benchmark::State& state) {
    constexpr double side_m = 300;
    constexpr int few = 20000, many = 120000;
    double bytes = 0;
    for (auto _ : state) bytes = double(bytes_in_use(many, side_m)) - double(bytes_in_use(few, side_m));
    state.counters["bytes_per_person"] = bytes / (many - few);
}
BENCHMARK(memory)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tidegate
