#include <algorithm>
#include <map>

#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

constexpr int capacity = 8;

/// Two levels of 20 m x 10 m, 6 m apart, joined by a lift for 8 people in the east wall; who comes from below leaves
/// above, beside the lift.
Scene lift_only(int people, double within_s) {
    Scene scene(rectangle(0, 0, 20, 10));
    Scenario& s = scene.scenario;
    const int above = add_level(s, "above", 6, rectangle(0, 0, 20, 10));
    ConnectorDef lift;
    lift.name = "lift";
    lift.kind = ConnectorKind::lift;
    lift.lower_level = {0}, lift.upper_level = {above};
    lift.lower_line = lift.upper_line = {{20, 4.4}, {20, 5.6}};
    lift.width_m = 1.2, lift.length_m = 1.4, lift.rise_m = 6;
    lift.lift.capacity = capacity;
    s.venue.connectors.push_back(lift);
    scene.entrance("below", rectangle(8, 2, 18, 8)).exit("out", {{0, 3}, {0, 7}}, above);
    s.venue.entrances.push_back({"upstairs", {above}, {rectangle(8, 2, 18, 8), {}}});
    s.venue.exits.push_back({"street", {0}, {{0, 3}, {0, 7}}, PassageStatus::open});
    scene.crowd(0, 0, people).free_speed(1.3).runs_for(3600);
    s.demand.rows[0].to = within_s;
    return scene;
}

const ConnectorDef& lift_of(const Scene& scene) { return scene.scenario.venue.connectors[0]; }

int count_in_car(const Simulation& simulation) {
    const auto people = simulation.frame().agents;
    return static_cast<int>(std::count_if(people.begin(), people.end(), [&](const FrameAgent& agent) {
        return simulation.planes()[agent.plane].is_connector;
    }));
}

void everyone_leaves(Simulation& simulation) {
    while (!simulation.is_over() && simulation.counts().exited < simulation.counts().planned) simulation.step();
    CHECK(simulation.counts().exited == simulation.counts().planned);
    CHECK(simulation.counts().stuck == 0);
    simulation.finish();
}

}  // namespace

TEST_CASE("a lift carries everybody, both ways, and never more at a time than it holds", "[engine]") {
    Scene scene = lift_only(30, 240);
    scene.crowd(1, 1, 20);
    scene.scenario.demand.rows[1].to = 240;
    Simulation simulation(scene.scenario);
    int most = 0;
    while (!simulation.is_over() && simulation.counts().exited < 50) {
        simulation.step();
        most = std::max(most, count_in_car(simulation));
    }
    CHECK(simulation.counts().exited == 50);
    CHECK(simulation.counts().stuck == 0);
    CHECK(most <= capacity);
    CHECK(most > 1);
    const int lower = portal_of(simulation, "lift lower end"), upper = portal_of(simulation, "lift upper end");
    CHECK(crossing_times(simulation, lower, 1).size() == 30);
    CHECK(crossing_times(simulation, upper, 1).size() == 30);
    CHECK(crossing_times(simulation, lower, -1).size() == 20);
    CHECK(crossing_times(simulation, upper, -1).size() == 20);
    simulation.finish();
}

TEST_CASE("under a steady queue a lift carries its capacity per round trip", "[engine]") {
    const Scene scene = lift_only(160, 60);
    Simulation simulation(scene.scenario);
    everyone_leaves(simulation);
    const LiftDef& def = lift_of(scene).lift;
    // Full up, empty down: all step in and out one by one, and the empty car waits until its doors may close.
    const double cycle_s = 2 * ride_s(lift_of(scene)) + 2 * capacity * def.transfer_s + def.dwell_s;
    const auto in = crossing_times(simulation, portal_of(simulation, "lift lower end"), 1);
    REQUIRE(in.size() == 160);
    // From the first of the third load to the first of the last but one.
    const double measured_s = (in[160 - 2 * capacity] - in[2 * capacity]) / (160 / capacity - 4);
    CHECK(measured_s == Approx(cycle_s).epsilon(0.05));
}

TEST_CASE("one person's ride takes as long as doors, dwell and motion", "[engine]") {
    const Scene scene = lift_only(1, 1);
    Simulation simulation(scene.scenario);
    everyone_leaves(simulation);
    const double in = crossing_times(simulation, portal_of(simulation, "lift lower end"), 1).at(0);
    const double out = crossing_times(simulation, portal_of(simulation, "lift upper end"), 1).at(0);
    // 6 m at 1 m/s with 0.8 m/s2: 6 + 1.25 s; doors 2 x 2.5 s; and 5 s before they close.
    CHECK(ride_s(lift_of(scene)) == Approx(12.25));
    CHECK(out - in == Approx(5 + 12.25).margin(0.21));
}

TEST_CASE("whoever waits at the other stop calls the empty car", "[engine]") {
    Scene scene = lift_only(1, 1);
    scene.scenario.demand.rows[0].from = 200, scene.scenario.demand.rows[0].to = 201;
    scene.crowd(1, 1, 1);
    scene.scenario.demand.rows[1].from = 0, scene.scenario.demand.rows[1].to = 1;
    Simulation simulation(scene.scenario);
    everyone_leaves(simulation);
    CHECK(crossing_times(simulation, portal_of(simulation, "lift upper end"), -1).at(0) < 40);
}

TEST_CASE("people in wheelchairs take the lift where others take the stair at hand", "[engine]") {
    for (const bool in_wheelchairs : {false, true}) {
        Scene scene = lift_only(6, 60);
        add_flight(scene.scenario, "stair",
                   {ConnectorKind::stair, 0, 1, {{20, 7}, {20, 9}}, {{20, 7}, {20, 9}}, 12, 6});
        if (in_wheelchairs) {
            PopulationDef& people = scene.scenario.demand.population;
            people.can_use = {.stairs = false, .escalators = false};
            people.body_radius_m = 0.4;
        }
        Simulation simulation(scene.scenario);
        int most = 0;
        while (!simulation.is_over() && simulation.counts().exited < 6) {
            simulation.step();
            most = std::max(most, count_in_car(simulation));
        }
        CAPTURE(in_wheelchairs);
        CHECK(simulation.counts().exited == 6);
        const auto by_lift = crossing_times(simulation, portal_of(simulation, "lift lower end")).size();
        CHECK(by_lift == (in_wheelchairs ? 6u : 0u));
        // A wheelchair takes the place of four.
        if (in_wheelchairs) CHECK(most <= capacity / 4);
    }
}

TEST_CASE("a lift that is closed while it rides still lets its riders out, and takes nobody more", "[engine]") {
    Scene scene = lift_only(12, 2);
    scene.area("lower_hall", rectangle(0, 0, 20, 10), 200);
    Measure measure;
    measure.kind = MeasureKind::close;
    measure.place_kind = PlaceKind::connector;
    measure.place = 0;
    measure.place_name = "lift";
    add_measure(scene.scenario, 0, measure, 30);
    Simulation simulation(scene.scenario);
    run_to(simulation, 300);
    const auto in = crossing_times(simulation, portal_of(simulation, "lift lower end"), 1);
    REQUIRE(in.size() == capacity);
    CHECK(simulation.counts().exited == capacity);
    CHECK(simulation.counts().present == 12 - capacity);
    CHECK_FALSE(events_of(simulation, EventKind::unreachable).empty());
    simulation.finish();
}
