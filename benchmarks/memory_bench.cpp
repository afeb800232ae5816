#include <malloc.h>

#include "plaza_scene.h"
#include "stages.h"

namespace tidegate {
namespace {

std::size_t bytes_in_use(int people, double side_m) {
    const Scene scene = plaza_scene(people, side_m);
    Simulation simulation(scene.scenario);
    while (simulation.now() < 3) simulation.step();
    return mallinfo2().uordblks + mallinfo2().hblkhd;
}

// What one more person who walks takes, everything included: the same square with 90,000 and with 180,000 people. Both are crowded
// enough for ways around the crowd, whose fields take memory by the floor, not by the person.
void memory(benchmark::State& state) {
    constexpr double side_m = 300;
    constexpr int few = 90000, many = 180000;
    double bytes = 0;
    for (auto _ : state) bytes = double(bytes_in_use(many, side_m)) - double(bytes_in_use(few, side_m));
    state.counters["bytes_per_person"] = bytes / (many - few);
}
BENCHMARK(memory)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tidegate
