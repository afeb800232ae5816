#include <benchmark/benchmark.h>

#include "base/chunks.h"
#include "navigation/solve_fields.h"

namespace tidegate {
namespace {

// Fields of a 200 x 200 m level with pillars, to 50 exits all around, nodes 0.2 m apart. The rate is nodes times targets.
void fields(benchmark::State& state) {
    constexpr double side_m = 200;
    constexpr int exits = 50;
    set_threads(static_cast<int>(state.range(0)));
    VenueDef venue;
    Polygon floor{{{0, 0}, {side_m, 0}, {side_m, side_m}, {0, side_m}}, {}};
    for (double x = 15; x < side_m - 10; x += 20) {
        for (double y = 15; y < side_m - 10; y += 20) {
            floor.holes.push_back({{x, y}, {x, y + 2}, {x + 2, y + 2}, {x + 2, y}});
        }
    }
    venue.levels = {{"hall", 0, {floor}}};
    for (int i = 0; i < exits; ++i) {
        const double along = 5 + (i / 2) * 7.5;
        ExitDef exit;
        exit.name = "exit " + std::to_string(i);
        exit.level = LevelId{0};
        exit.line = i % 2 == 0 ? Segment{{along, 0}, {along + 2, 0}} : Segment{{along + 2, side_m}, {along, side_m}};
        venue.exits.push_back(exit);
    }
    const std::vector<Plane> planes = make_planes(venue);
    std::vector<Portal> portals = make_portals(venue, {}, planes);
    const Rasters rasters = make_rasters(planes, {}, portals, 0.1);
    const std::vector<ZoneGrid> zones = make_zone_grids(rasters, portals);
    std::size_t nodes = 0;
    for (auto _ : state) {
        const std::vector<TravelField> solved = make_fields(zones, rasters, portals);
        nodes = 0;
        for (const TravelField& field : solved) nodes += field.nodes.size();
        benchmark::DoNotOptimize(solved.data());
    }
    state.SetItemsProcessed(std::int64_t(nodes) * std::int64_t(state.iterations()));
    set_threads(0);
}
BENCHMARK(fields)->Arg(1)->Arg(2)->ArgName("threads")->Iterations(3)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tidegate
