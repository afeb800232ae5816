#include <algorithm>

#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

/// A hall that fills by one passenger a second up to 10 and whose exit opens only for those who arrive last.
Scene filling_hall() {
    Scene scene(rectangle(0, 0, 20, 10));
    scene.entrance("west", rectangle(1, 1, 12, 9)).exit("east", {{20, 3}, {20, 7}}).crowd(0, 0, 10);
    scene.scenario.venue.exits[0].status = PassageStatus::closed;
    scene.scenario.demand.rows[0].to = 10;
    scene.scenario.demand.rows[0].law = ArrivalLaw::even;
    scene.area("hall", rectangle(0, 0, 20, 10), 200);
    scene.observable("people", ObservableKind::occupancy, PlaceKind::area, 0);
    RuleDef rule;
    rule.name = "hall full";
    rule.observable = {0};
    rule.capacity = 10;
    rule.bands = {0.45, 0.65, 0.85, 2.0};
    rule.dwell_s = 20;
    scene.scenario.warning.rules.push_back(rule);
    return scene;
}

Measure opened_exit() {
    Measure measure;
    measure.kind = MeasureKind::open;
    measure.place_kind = PlaceKind::exit;
    measure.place = 0;
    measure.place_name = "east";
    return measure;
}

/// Exact times at which the occupancy, a line from step to step, rises to `threshold`.
double rise_time(const Scenario& scenario, double threshold) {
    Simulation simulation(scenario);
    double before = 0, before_s = 0;
    while (!simulation.is_over()) {
        simulation.step();
        const double now = simulation.observables()[0];
        if (before < threshold && now >= threshold) {
            return before_s + (simulation.now() - before_s) * (threshold - before) / (now - before);
        }
        before = now;
        before_s = simulation.now();
    }
    return -1;
}

/// Orange lets the station master open the exit by two roles in turn.
ProcedureDef open_the_exit() {
    ProcedureDef procedure;
    procedure.name = "too full";
    procedure.rule = {0};
    procedure.at = WarningLevel::orange;
    procedure.decided_by = "station master";
    procedure.report_delay_s = 7;
    procedure.decision_delay_s = 11;
    procedure.order_delay_s = 3;
    procedure.stands_down = false;
    procedure.steps.push_back({"open the exit", "gate team", opened_exit(), 9});
    return procedure;
}

Event only(const std::vector<Event>& events) {
    REQUIRE(events.size() == 1);
    return events.front();
}

}  // namespace

TEST_CASE("a warning level is reached at the exact time within the step", "[engine]") {
    const Scene scene = filling_hall();
    Simulation simulation(scene.scenario);
    run_to(simulation, 20);
    const auto changes = simulation.level_changes();
    REQUIRE(changes.size() == 3);
    const double thresholds[] = {4.5, 6.5, 8.5};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(changes[i].after == static_cast<WarningLevel>(i + 1));
        CHECK(changes[i].crossed_s == Approx(rise_time(scene.scenario, thresholds[i])).margin(1e-9));
        CHECK(changes[i].known_s == changes[i].crossed_s);
        CHECK(changes[i].value == Approx(thresholds[i]));
        // The fifth passenger is due at 4.5 s and seen at the end of the step then begun.
        CHECK(changes[i].crossed_s == Approx(4.55 + 2.0 * static_cast<double>(i)).margin(0.0501));
    }
}

TEST_CASE("every change of level is also an event at its time", "[engine]") {
    const Scene scene = filling_hall();
    Simulation simulation(scene.scenario);
    run_to(simulation, 20);
    const auto changes = simulation.level_changes();
    const auto events = events_of(simulation, EventKind::warning);
    REQUIRE(events.size() == changes.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        CHECK(events[i].time == changes[i].known_s);
        CHECK(events[i].subject == "hall full");
    }
    CHECK(events[1].detail == "blue -> yellow");
}

TEST_CASE("the plan is carried out in order, each act after its delay and by its role", "[engine]") {
    Scene scene = filling_hall();
    scene.scenario.plan.procedures.push_back(open_the_exit());
    Simulation simulation(scene.scenario);
    run_to(simulation, 100);
    const double orange_s = simulation.level_changes()[2].known_s;
    const Event report = only(events_of(simulation, EventKind::report));
    const Event decision = only(events_of(simulation, EventKind::decision));
    const Event order = only(events_of(simulation, EventKind::order));
    const Event effect = only(events_of(simulation, EventKind::effect));
    CHECK(report.time == Approx(orange_s + 7).margin(1e-9));
    CHECK(decision.time == Approx(orange_s + 18).margin(1e-9));
    CHECK(order.time == Approx(orange_s + 21).margin(1e-9));
    CHECK(effect.time == Approx(orange_s + 30).margin(1e-9));
    CHECK(effect.ordered == order.time);
    CHECK(report.who == "station master");
    CHECK(decision.who == "station master");
    CHECK(order.who == "gate team");
    CHECK(effect.detail == "open 'east'");
    const auto left = crossing_times(simulation, portal_of(simulation, "east"));
    REQUIRE(left.size() == 10);
    CHECK(left.front() > effect.time);
    CHECK(left.back() < effect.time + 40);
}

TEST_CASE("levels fall one by one after the dwell, and the plan then takes its measure back", "[engine]") {
    Scene scene = filling_hall();
    ProcedureDef procedure = open_the_exit();
    procedure.stands_down = true;
    procedure.stand_down_below = WarningLevel::blue;
    procedure.stand_down_hold_s = 5;
    scene.scenario.plan.procedures.push_back(procedure);
    Simulation simulation(scene.scenario);
    run_to(simulation, 200);
    const auto changes = simulation.level_changes();
    REQUIRE(changes.size() == 6);
    for (std::size_t i = 3; i < 6; ++i) {
        CHECK(static_cast<int>(changes[i].after) == 5 - static_cast<int>(i));
        CHECK(changes[i].known_s >= changes[i].crossed_s + 20 - 1e-9);
        CHECK(changes[i].known_s >= changes[i - 1].known_s + 20 - 1e-9);
    }
    const Event withdrawal = only(events_of(simulation, EventKind::withdrawal));
    CHECK(withdrawal.ordered == Approx(changes[5].known_s + 5).margin(1e-9));
    CHECK(withdrawal.time == Approx(withdrawal.ordered + 3).margin(1e-9));
}
