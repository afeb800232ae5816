#include <algorithm>
#include <string>

#include "catch.h"
#include "engine/station_parts.h"

using namespace tidegate;

namespace {

constexpr Fidelity both[] = {Fidelity::micro, Fidelity::network};

/// A hall of 60 m x 12 m with a gate at x = 40 on the way from west to east. Beside the entrance is an exit, another one right
/// before the gate.
Scene hall_with_gate(int people, Fidelity fidelity) {
    Scene scene(rectangle(0, 0, 60, 12));
    scene.entrance("west", rectangle(2, 2, 8, 10)).exit("east", {{60, 3}, {60, 9}}).exit("back", {{0, 3}, {0, 9}});
    scene.exit("side", {{32, 0}, {36, 0}});
    add_gate(scene.scenario, {{40, 0}, {40, 12}}, 6, 6, {ServiceLaw::constant, 2, 0});
    scene.scenario.facilities[0].direction = PassageDirection::forward;
    scene.crowd(0, 0, people).free_speed(1.3, 0.1).seed(3).runs_for(900);
    scene.scenario.demand.rows[0].to = 200;
    scene.scenario.network.venues[0].kind = fidelity;
    return scene;
}

DisturbanceDef turning_away(PlaceKind place_kind, PassageDirection direction, double at, double lasts_s) {
    DisturbanceDef def;
    def.name = "full";
    def.measure.kind = MeasureKind::turn_away;
    def.measure.place_kind = place_kind;
    def.measure.place = 0;
    def.measure.direction = direction;
    def.measure.pre_movement_s = 10;
    def.at = at;
    def.lasts_s = lasts_s;
    return def;
}

std::size_t left_by(const Simulation& simulation, const std::string& exit) {
    return crossing_times(simulation, portal_of(simulation, exit)).size();
}

double outcome(Simulation& simulation, const std::string& name) {
    simulation.finish();
    for (const Outcome& one : simulation.outcomes()) {
        if (one.name == name) return one.value;
    }
    return -1;
}

}  // namespace

TEST_CASE("who comes to a gate that turns people away goes home by the exit nearest to where it came in", "[engine][measures]") {
    for (const Fidelity fidelity : both) {
        Scene scene = hall_with_gate(60, fidelity);
        scene.scenario.disturbances.all.push_back(turning_away(PlaceKind::facility, PassageDirection::forward, 80, 0));
        Simulation simulation(scene.scenario);
        run_to(simulation, 500);
        CAPTURE(static_cast<int>(fidelity));
        const std::size_t passed = left_by(simulation, "east"), home = left_by(simulation, "back");
        CHECK(passed > 5);
        CHECK(home > 25);
        CHECK(passed + home == 60);
        CHECK(left_by(simulation, "side") == 0);
        CHECK(simulation.counts().stuck == 0);
        CHECK(outcome(simulation, "turned_away") == double(home));
    }
}

TEST_CASE("when the gate opens again people pass, and nobody who was turned away comes back", "[engine][measures]") {
    for (const Fidelity fidelity : both) {
        Scene scene = hall_with_gate(60, fidelity);
        scene.scenario.disturbances.all.push_back(turning_away(PlaceKind::facility, PassageDirection::forward, 40, 60));
        Simulation simulation(scene.scenario);
        run_to(simulation, 500);
        CAPTURE(static_cast<int>(fidelity));
        const auto passed = crossing_times(simulation, portal_of(simulation, "east"));
        CHECK(passed.size() + left_by(simulation, "back") == 60);
        CHECK(left_by(simulation, "back") > 5);
        CHECK(std::count_if(passed.begin(), passed.end(), [](double t) { return t > 115; }) > 20);
    }
}

TEST_CASE("those who have another way take it instead", "[engine][measures]") {
    for (const Fidelity fidelity : both) {
        Scene scene(rectangle(0, 0, 60, 20));
        scene.hole(rectangle(39.5, 4, 40.5, 16));
        scene.opening("first", {{40, 0}, {40, 4}}).opening("second", {{40, 16}, {40, 20}});
        scene.entrance("west", rectangle(2, 0.5, 8, 4)).exit("east", {{60, 3}, {60, 9}}).exit("back", {{0, 3}, {0, 9}});
        scene.crowd(0, 0, 30).crowd(0, 0, 1).seed(3).runs_for(400);
        scene.scenario.network.venues[0].kind = fidelity;
        scene.scenario.disturbances.all.push_back(turning_away(PlaceKind::opening, PassageDirection::forward, 5, 0));
        Simulation simulation(scene.scenario);
        run_to(simulation, 300);
        CHECK(left_by(simulation, "east") == 31);
        CHECK(crossing_times(simulation, portal_of(simulation, "first")).empty());
    }
}

TEST_CASE("an opening that turns away those who come lets those who go out", "[engine][measures]") {
    for (const Fidelity fidelity : both) {
        Scene scene(two_rooms());
        scene.opening("door", gap());
        scene.entrance("west", rectangle(1, 2, 6, 8)).entrance("inside", rectangle(13, 2, 18, 8));
        scene.exit("street", {{0, 3}, {0, 7}}).exit("stage", {{20, 3}, {20, 7}});
        scene.crowd(0, 1, 10).crowd(1, 0, 12).seed(3).runs_for(400);
        scene.scenario.network.venues[0].kind = fidelity;
        scene.scenario.disturbances.all.push_back(turning_away(PlaceKind::opening, PassageDirection::forward, 1, 0));
        Simulation simulation(scene.scenario);
        run_to(simulation, 200);
        CAPTURE(static_cast<int>(fidelity));
        CHECK(left_by(simulation, "street") == 22);
        CHECK(left_by(simulation, "stage") == 0);
        CHECK(outcome(simulation, "turned_away") == 10);
    }
}

TEST_CASE("no scenario without turn_away has its outcome", "[engine][measures]") {
    Scene scene = hall_with_gate(5, Fidelity::network);
    Simulation simulation(scene.scenario);
    run_to(simulation, 300);
    CHECK(outcome(simulation, "turned_away") == -1);
}
