#include <algorithm>
#include <string>

#include "catch.h"
#include "engine/measures_in_force.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

constexpr double never_ends_s = 0;

DisturbanceDef metering(double per_min, double at_s, double lasts_s) {
    DisturbanceDef def;
    def.name = "metering at " + std::to_string(per_min);
    def.measure.kind = MeasureKind::meter;
    def.measure.place_kind = PlaceKind::opening;
    def.measure.place = 0;
    def.measure.place_name = "line";
    def.measure.max_per_min = per_min;
    def.at = at_s, def.lasts_s = lasts_s;
    return def;
}

// A crowd before a line that is metered by two measures, one after the other.
Scene crowd_before_line(const DisturbanceDef& first, const DisturbanceDef& second) {
    Scene scene(rectangle(0, 0, 40, 20));
    scene.opening("line", {{20, 0}, {20, 20}});
    scene.entrance("west", rectangle(1, 1, 12, 19)).exit("east", {{40, 2}, {40, 18}});
    scene.crowd(0, 0, 400).runs_for(300);
    scene.scenario.disturbances.all = {first, second};
    return scene;
}

long passed(const Simulation& simulation, double from_s, double until_s) {
    const auto times = crossing_times(simulation, portal_of(simulation, "line"));
    return std::count_if(times.begin(), times.end(), [&](double t) { return t >= from_s && t < until_s; });
}

}  // namespace

TEST_CASE("when the later of two measures on a place ends, the earlier one holds again", "[engine][plan]") {
    for (const Fidelity fidelity : {Fidelity::micro, Fidelity::network}) {
        Scene scene = crowd_before_line(metering(60, 1, 200), metering(20, 60, 60));
        scene.scenario.network.venues[0].kind = fidelity;
        Simulation simulation(scene.scenario);
        run_to(simulation, 300);
        CHECK(passed(simulation, 30, 60) == Approx(30).margin(2));
        CHECK(passed(simulation, 63, 120) == Approx(19).margin(2));
        CHECK(passed(simulation, 120, 200) == Approx(80).margin(3));  // not free
        CHECK(passed(simulation, 205, 215) > 20);                     // free again
    }
}

TEST_CASE("when the earlier of two measures on a place ends, the later one holds on", "[engine][plan]") {
    Scene scene = crowd_before_line(metering(60, 1, 59), metering(20, 30, never_ends_s));
    Simulation simulation(scene.scenario);
    run_to(simulation, 150);
    CHECK(passed(simulation, 33, 60) == Approx(9).margin(1));
    CHECK(passed(simulation, 60, 150) == Approx(30).margin(2));
}

TEST_CASE("a link that a disturbance shuts stays shut when the plan's own closing ends", "[engine][plan]") {
    Scene scene = crowd_before_line(metering(0, 1, 1), metering(0, 1, 1));
    auto& all = scene.scenario.disturbances.all;
    for (DisturbanceDef& def : all) def.measure.kind = MeasureKind::close;
    all[0].at = 1, all[0].lasts_s = 200;
    all[1].at = 30, all[1].lasts_s = 30;
    Simulation simulation(scene.scenario);
    run_to(simulation, 190);
    CHECK(passed(simulation, 2, 190) == 0);
}
