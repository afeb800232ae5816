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
    scene.area("all", rectangle(0, 0, 40, 20), 800).crowd(0, 0, 400).runs_for(300);
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

TEST_CASE("a repair ends what went wrong at its place, and nothing else", "[engine][plan]") {
    for (const Fidelity fidelity : {Fidelity::micro, Fidelity::network}) {
        Scene scene = crowd_before_line(metering(20, 1, 250), metering(60, 2, never_ends_s));
        scene.scenario.network.venues[0].kind = fidelity;
        Measure repair = scene.scenario.disturbances.all[0].measure;
        repair.kind = MeasureKind::restore;
        add_measure(scene.scenario, 0, repair, 100);
        Simulation simulation(scene.scenario);
        run_to(simulation, 280);
        const auto effects = events_of(simulation, EventKind::effect);
        const auto ends = events_of(simulation, EventKind::withdrawal);
        REQUIRE(effects.size() == 3);
        const double mended_s = effects.back().time;
        REQUIRE(ends.size() == 2);  // once each: the first is not ended again when its time is over
        const double step_s = fidelity == Fidelity::micro ? scene.scenario.step_s : scene.scenario.network.step_s;
        for (const Event& end : ends) {  // ordered within a step, it acts at the start of the next one
            CHECK(end.time >= mended_s);
            CHECK(end.time - mended_s <= step_s);
        }
        CHECK(passed(simulation, 30, 60) == Approx(30).margin(2));
        CHECK(passed(simulation, mended_s, mended_s + 20) > 40);
    }
}

TEST_CASE("a repair leaves the plan's own metering", "[engine][plan]") {
    Scene scene = crowd_before_line(metering(20, 1, never_ends_s), metering(60, 1, 1));
    Measure own = metering(60, 0, 0).measure, repair = own;
    repair.kind = MeasureKind::restore;
    add_measure(scene.scenario, 0, own, 40);
    add_measure(scene.scenario, 0, repair, 100);
    Simulation simulation(scene.scenario);
    run_to(simulation, 250);
    CHECK(passed(simulation, 120, 220) == Approx(100).margin(3));
}

TEST_CASE("people on a link walk as much slower as a measure says, and no longer than that", "[engine][plan]") {
    for (const Fidelity fidelity : {Fidelity::micro, Fidelity::network}) {
        Scene scene(rectangle(0, 0, 12, 6));
        add_level(scene.scenario, "other", 0, rectangle(100, 0, 112, 6));
        scene.entrance("west", rectangle(1, 1, 5, 5)).exit("out", {{112, 1}, {112, 5}}, 1).free_speed(1.25);
        Flight way;
        way.kind = ConnectorKind::walkway;
        way.lower = 0, way.upper = 1;
        way.lower_line = {{12, 5}, {12, 1}}, way.upper_line = {{100, 1}, {100, 5}};
        way.length_m = 100;
        add_flight(scene.scenario, "link", way);
        scene.crowd(0, 0, 6).runs_for(600);
        scene.scenario.demand.rows[0].to = 300;
        scene.scenario.demand.rows[0].law = ArrivalLaw::even;
        for (auto& venue : scene.scenario.network.venues) venue.kind = fidelity;
        DisturbanceDef rain;
        rain.name = "rain";
        rain.measure.kind = MeasureKind::slow;
        rain.measure.place_kind = PlaceKind::connector;
        rain.measure.place = 0;
        rain.measure.speed_factor = 0.5;
        rain.at = 0, rain.lasts_s = 200;
        scene.scenario.disturbances.all = {rain};
        Simulation simulation(scene.scenario);
        run_to(simulation, 600);
        const auto on = crossing_times(simulation, portal_of(simulation, "link lower end"));
        const auto off = crossing_times(simulation, portal_of(simulation, "link upper end"));
        REQUIRE(on.size() == 6);
        REQUIRE(off.size() == 6);
        CHECK(off[0] - on[0] == Approx(160).margin(4));
        CHECK(off[5] - on[5] == Approx(80).margin(4));
    }
}
