#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>

#include "agents/walkers.h"
#include "base/chunks.h"
#include "base/draws.h"
#include "engine/crowd_rows.h"
#include "sensors/sensors_step.h"

namespace tidegate {
namespace {

Polygon rectangle_of(Vec2 low, Vec2 size) {
    return {{low, low + Vec2{size.x, 0}, low + size, low + Vec2{0, size.y}}, {}};
}

/// People at random in an area and as dense around it: a square in the middle of a hall, or a strip
/// 4 m wide with walls on both sides, where everybody stands near the border.
struct Place {
    VenueDef venue;
    Walkers walkers;

    Place(int people, double per_m2, bool is_strip) {
        const double area_m2 = people / per_m2;
        const double depth_m = is_strip ? 4 : std::sqrt(area_m2);
        const Vec2 size{area_m2 / depth_m, depth_m};
        const Vec2 around{5, is_strip ? 0.0 : 5.0};
        const Vec2 floor = size + around + around;
        venue.levels.push_back({"floor", 0, {rectangle_of({0, 0}, floor)}});
        venue.areas.push_back({"area", LevelId{0}, {rectangle_of(around, size)}, area_m2});
        const auto all = static_cast<std::uint64_t>(floor.x * floor.y * per_m2);
        walkers.resize(all);
        for (std::uint64_t i = 0; i < all; ++i) {
            const auto draw = [&](std::uint32_t nth, double low, double high) {
                return static_cast<float>(Draws{1}.uniform(Purpose::place, i, nth, low, high));
            };
            walkers.x[i] = draw(0, 0, floor.x), walkers.y[i] = draw(1, 0, floor.y);
            walkers.vx[i] = draw(2, -1, 1), walkers.vy[i] = draw(3, -1, 1);
        }
    }
};

/// One sample of one observable: what it costs in each `sample_s` of simulated time.
void measure(benchmark::State& state) {
    const auto kind = static_cast<ObservableKind>(state.range(0));
    const Place place(static_cast<int>(state.range(1)), static_cast<double>(state.range(2)),
                      state.range(3) != 0);
    set_threads(static_cast<int>(state.range(4)));
    ObservableDef def;
    def.kind = kind;
    def.place = 0;
    const SensorsDef sensors{1.0, {def}};
    SensorsState sensed = make_sensors_state(sensors, place.venue);
    CrowdRows rows;
    rows.is_needed = {1};
    double time_s = 0;
    for (auto _ : state) {
        gather(place.walkers, rows);
        SensorInput input;
        input.time_s = ++time_s;
        input.crowds = rows.crowds;
        step(sensors, place.venue, input, sensed);
        benchmark::DoNotOptimize(sensed.observables[0].value);
    }
    state.SetLabel(name_of(kind));
    state.counters["value"] = sensed.observables[0].value;
    set_threads(0);
}

void all_measures(benchmark::internal::Benchmark* bench) {
    for (const ObservableKind kind :
         {ObservableKind::peak_density, ObservableKind::speed, ObservableKind::contact_force,
          ObservableKind::crowd_pressure})
        bench->Args({static_cast<int>(kind), 3000, 2, 0, 1});
    for (const int strip : {0, 1})
        for (const int threads : {1, 2})
            bench->Args(
                {static_cast<int>(ObservableKind::voronoi_density), 3000, 2, strip, threads});
    bench->Args({static_cast<int>(ObservableKind::voronoi_density), 3000, 5, 0, 1});
    bench->Args({static_cast<int>(ObservableKind::voronoi_density), 20000, 2, 0, 1});
}
BENCHMARK(measure)
    ->Apply(all_measures)
    ->ArgNames({"kind", "people", "per_m2", "strip", "threads"})
    ->UseRealTime()
    ->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace tidegate
