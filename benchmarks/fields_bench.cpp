#include <benchmark/benchmark.h>

#include "base/chunks.h"
#include "engine/control_stages.h"
#include "engine/site.h"
#include "engine/stages.h"
#include "engine/world.h"
#include "navigation/solve_fields.h"
#include "validate/scene.h"

namespace tidegate {
namespace {

// A 200 x 200 m level with 100 pillars and 50 exits on two sides.
Scene large_hall() {
    constexpr double side_m = 200;
    constexpr int exits = 50;
    Scene scene(rectangle(0, 0, side_m, side_m));
    for (double x = 15; x < side_m - 10; x += 20) {
        for (double y = 15; y < side_m - 10; y += 20) scene.hole(rectangle(x, y, x + 2, y + 2));
    }
    for (int i = 0; i < exits; ++i) {
        const double along = 5 + (i / 2) * 7.5;
        scene.exit("exit " + std::to_string(i), i % 2 == 0 ? Segment{{along, 0}, {along + 2, 0}}
                                                           : Segment{{along + 2, side_m}, {along, side_m}});
    }
    return scene;
}

// Its fields, nodes 0.2 m apart. The rate is nodes times targets.
void fields(benchmark::State& state) {
    set_threads(static_cast<int>(state.range(0)));
    const Scene scene = large_hall();
    const std::vector<Plane> planes = make_planes(scene.scenario.venue);
    std::vector<Portal> portals = make_portals(scene.scenario.venue, {}, planes);
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

// One of the exits closes, the next time it opens: fields stay, times to go are computed anew.
void closing(benchmark::State& state) {
    Scene scene = large_hall();
    scene.entrance("hall", rectangle(30, 30, 170, 170)).crowd(0, -1, 1000);
    Faults faults;
    const Site site = make_site(scene.scenario, faults);
    World world = make_world(scene.scenario, site);
    Measure measure;
    measure.place_kind = PlaceKind::exit;
    measure.place = 0;
    PlanAct act;
    act.kind = PlanActKind::effect;
    act.measure = &measure;
    for (auto _ : state) {
        measure.kind = measure.kind == MeasureKind::close ? MeasureKind::open : MeasureKind::close;
        world.due_acts.push_back(act);
        apply_measures(scene.scenario, site, world);
        plan_routes(scene.scenario, site, world);
    }
}
BENCHMARK(closing)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace tidegate
