#include <fmt/core.h>
#include <malloc.h>

#include <string>

#include "base/chunks.h"
#include "stages.h"

namespace tidegate {
namespace {

constexpr int venues = 100, rows_per_venue = 10;

// A hundred halls of 60 x 30 m with gates, in a ring of links of 200 m.
std::string region_text() {
    std::string text = R"([scenario]
start = "2026-01-01T04:00:00"
end = "2026-01-02T04:00:00"
[simulation]
fidelity = "network"
[network]
cost_interval_s = 300
)";
    for (int v = 0; v < venues; ++v) {
        text += fmt::format(R"([[venues]]
name = "v{}"
length_m = 60
width_m = 30
entrances = [{{ name = "in", side = "south", width_m = 20, depth_m = 6, at_m = 14 }}]
exits = [
  {{ name = "out", side = "north", width_m = 6, at_m = 48 }},
  {{ name = "west", side = "west", width_m = 5 }},
  {{ name = "east", side = "east", width_m = 5 }},
]
gates = [{{ name = "gates", lanes = 8, direction = "both", service_mean_s = 2.2 }}]
[[link]]
name = "l{}"
from = "v{}/east"
to = "v{}/west"
length_m = 200
width_m = 5
)",
                            v, v, v, (v + 1) % venues);
    }
    for (int v = 0; v < 5; ++v)
        text += fmt::format("[[observable]]\nname = \"o{}\"\nkind = \"occupancy\"\nplace = \"v{}/hall\"\n", v, v);
    return text;
}

// From 05:00 to midnight, to one of the next three venues.
std::string demand_text(int people) {
    std::string text = "from,to,count,origin,goal\n";
    for (int v = 0; v < venues; ++v) {
        for (int k = 0; k < rows_per_venue; ++k) {
            const int from = 5 * 60 + k * 114, to = from + 113, goal = (v + 1 + (7 * v + 3 * k) % 3) % venues;
            text += fmt::format("{:02}:{:02},{:02}:{:02},{},v{}/in,v{}/out\n", from / 60, from % 60, to / 60, to % 60,
                                people / (venues * rows_per_venue), v, goal);
        }
    }
    return text;
}

// 24 hours, read, made ready and run to the end; MB: all that is in use then.
void day(benchmark::State& state) {
    const auto people = static_cast<int>(state.range(0));
    const auto used = [] { return mallinfo2().uordblks + mallinfo2().hblkhd; };
    std::int64_t out = 0;
    double bytes = 0;
    set_threads(2);
    for (auto _ : state) {
        const double before = double(used());
        Faults faults;
        const Scenario scenario = load_scenario(
            ScenarioText{{{"scenario.toml", region_text()}, {"demand.csv", demand_text(people)}}, {}}, faults);
        if (!faults.empty()) throw InputError(std::move(faults));
        Simulation simulation(scenario);
        while (!simulation.is_over()) simulation.step();
        out = simulation.counts().exited;
        bytes = double(used()) - before;
    }
    set_threads(0);
    state.counters["out"] = double(out);
    state.counters["MB"] = bytes / 1e6;
    state.counters["us_per_passenger"] = benchmark::Counter(people / 1e6, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(day)->Arg(10000)->Arg(100000)->Arg(1000000)->ArgName("passengers")->Iterations(1)->UseRealTime()->Unit(benchmark::kSecond);

}  // namespace
}  // namespace tidegate
