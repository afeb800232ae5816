#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "catch.h"
#include "engine/station_parts.h"
#include "scenes/tower.h"

using namespace tidegate;

namespace {

const ConnectorDef& lift_of(const Simulation& simulation) { return simulation.scenario().venue.connectors[0]; }

int doors_of(const Simulation& simulation, int stop) {
    const int last = stops_of(lift_of(simulation)) - 1;
    if (stop == 0) return portal_of(simulation, "lift lower end");
    return portal_of(simulation, stop == last ? "lift upper end" : "lift stop level " + std::to_string(stop));
}

std::vector<double> times_in(const Simulation& simulation, int stop) {
    return crossing_times(simulation, doors_of(simulation, stop), stop == 0 ? 1 : -1);
}
std::vector<double> times_out(const Simulation& simulation, int stop) {
    return crossing_times(simulation, doors_of(simulation, stop), stop == 0 ? -1 : 1);
}

int count_in_car(const Simulation& simulation) {
    const auto people = simulation.frame().agents;
    return static_cast<int>(std::count_if(people.begin(), people.end(), [&](const FrameAgent& agent) {
        return simulation.planes()[agent.plane].is_connector;
    }));
}

void run_until_all_left(Simulation& simulation, int& most_aboard) {
    while (!simulation.is_over() && simulation.counts().exited < simulation.counts().planned) {
        simulation.step();
        most_aboard = std::max(most_aboard, count_in_car(simulation));
    }
    CHECK(simulation.counts().exited == simulation.counts().planned);
    CHECK(simulation.counts().stuck == 0);
}

/// Stop where each passenger got in, and where out.
std::map<int, std::pair<int, int>> journeys(const Simulation& simulation) {
    std::map<int, std::pair<int, int>> made;
    for (int stop = 0; stop < stops_of(lift_of(simulation)); ++stop) {
        const int in = stop == 0 ? 1 : -1;
        for (const Crossing& c : simulation.crossings()) {
            if (c.portal != doors_of(simulation, stop)) continue;
            (c.direction == in ? made[c.agent].first : made[c.agent].second) = stop;
        }
    }
    return made;
}

/// One more lift like that of the tower, 2 m beside it.
void add_second_lift(Scene& scene, const std::string& bank) {
    std::vector<ConnectorDef>& lifts = scene.scenario.venue.connectors;
    lifts[0].lift.bank = bank;
    ConnectorDef second = lifts[0];
    second.name = "second";
    const auto move = [](Segment& line) { line.a.y += 2, line.b.y += 2; };
    move(second.lower_line);
    move(second.upper_line);
    for (LiftStop& stop : second.lift.between) move(stop.line);
    lifts.push_back(second);
}

Scene busy_tower(Fidelity fidelity) {
    Scene scene = tower(5);
    for (int from = 0; from < 5; ++from) {
        for (int to = 0; to < 5; ++to) {
            if (from != to) scene.crowd(from, to, 4);
        }
    }
    for (DemandRow& row : scene.scenario.demand.rows) row.to = 300;
    scene.scenario.network.venues[0].kind = fidelity;
    return scene;
}

}  // namespace

TEST_CASE("a lift of five stops carries everybody to the stop they want, in both fidelities", "[engine][lift]") {
    for (const Fidelity fidelity : {Fidelity::micro, Fidelity::network}) {
        const Scene scene = busy_tower(fidelity);
        Simulation simulation(scene.scenario);
        int most = 0;
        run_until_all_left(simulation, most);
        CAPTURE(fidelity == Fidelity::network, most);
        CHECK(most <= 8);
        CHECK(most > 4);
        const auto made = journeys(simulation);
        CHECK(made.size() == 80);
        std::map<std::pair<int, int>, int> trips;
        for (const auto& [agent, trip] : made) ++trips[trip];
        CHECK(trips.size() == 20);  // nobody gets out where nobody wanted to
        for (const auto& [trip, people] : trips) CHECK(people == 4);
        simulation.finish();
    }
}

TEST_CASE("a ride takes as long as doors and motion between its stops", "[engine][lift]") {
    for (const Fidelity fidelity : {Fidelity::micro, Fidelity::network}) {
        Scene scene = tower(5);
        scene.crowd(0, 3, 1);
        scene.scenario.network.venues[0].kind = fidelity;
        Simulation simulation(scene.scenario);
        int most = 0;
        run_until_all_left(simulation, most);
        const double in = times_in(simulation, 0).at(0), out = times_out(simulation, 3).at(0);
        // 12 m at 1 m/s with 0.8 m/s2: 12 + 1.25 s; doors 2 x 2.5 s; and 5 s before they close.
        CHECK(out - in == Approx(5 + 18.25).margin(0.21));
    }
}

TEST_CASE("an empty car's round trip over all stops is the sum of its rides and door times", "[engine][lift]") {
    // One person at a time, each calling the car from the stop it did not come to: 0 to 4, then 4 to 0, ...
    Scene scene = tower(5);
    scene.scenario.network.venues[0].kind = Fidelity::network;
    scene.crowd(0, 4, 1).crowd(0, 4, 1);
    scene.scenario.demand.rows[0].from = 0, scene.scenario.demand.rows[0].to = 1;
    scene.scenario.demand.rows[1].from = 8, scene.scenario.demand.rows[1].to = 9;
    Simulation simulation(scene.scenario);
    int most = 0;
    run_until_all_left(simulation, most);
    const std::vector<double> in = times_in(simulation, 0);
    REQUIRE(in.size() == 2);
    // The second came when the car had left: up, out, the doors dwell, and back.
    const double round_trip_s = 5 + 2 * ride_s(lift_of(simulation)) + 5;
    CHECK(in[1] - in[0] == Approx(round_trip_s).margin(0.01));
}

TEST_CASE("the car stops on its way for those who call in its direction, and passes the others", "[engine][lift]") {
    Scene scene = tower(5);
    scene.crowd(0, 4, 2).crowd(2, 4, 1).crowd(2, 0, 1).crowd(3, 0, 1);
    Simulation simulation(scene.scenario);
    int most = 0;
    run_until_all_left(simulation, most);
    const auto in_at_two = times_in(simulation, 2);
    REQUIRE(in_at_two.size() == 2);
    const double top = times_out(simulation, 4).at(0);
    CHECK(in_at_two[0] < top);  // up
    CHECK(in_at_two[1] > top);  // down
    CHECK(times_in(simulation, 3).at(0) > top);
    CHECK(times_in(simulation, 3).at(0) < in_at_two[1]);
}

TEST_CASE("a car that is under way stops for who calls in its direction while it can still brake", "[engine][lift]") {
    struct Call {
        double after_s;  // the doors have begun to close
        int to;
        bool is_heard;
    };
    // It brakes for the stop 8 m above after 2.5 s of doors and 8 s.
    for (const Call call : {Call{9.5, 4, true}, Call{11, 4, false}, Call{5, 0, false}}) {
        for (const Fidelity fidelity : {Fidelity::micro, Fidelity::network}) {
            Scene scene = tower(5);
            scene.person({{0}, {18, 5}, {}, 1.3}, 4);
            scene.scenario.network.venues[0].kind = fidelity;
            double leaves = 0;
            {
                Simulation alone(scene.scenario);
                int most = 0;
                run_until_all_left(alone, most);
                leaves = times_in(alone, 0).at(0) + 5;
            }
            scene.person({{2}, {19.3, 5}, {}, 1.3}, call.to, leaves + call.after_s - (fidelity == Fidelity::network ? 0.7 / 1.3 : 0));
            Simulation simulation(scene.scenario);
            int most = 0;
            run_until_all_left(simulation, most);
            CAPTURE(call.after_s, call.to, fidelity == Fidelity::network);
            const double in = times_in(simulation, 2).at(0), first_out = times_out(simulation, 4).at(0);
            CHECK((in < first_out) == call.is_heard);
            if (call.is_heard) CHECK(in == Approx(leaves + ride_s(lift_of(simulation), 8)).margin(0.3));
        }
    }
}

TEST_CASE("who is sent out takes a lift only where no other way leads out, but one that is for evacuation", "[engine][lift]") {
    struct Case {
        bool for_evacuation, can_use_stairs, by_lift;
    };
    for (const Case c : {Case{false, true, false}, Case{true, true, true}, Case{false, false, true}}) {
        for (const int stops : {2, 3}) {
            Scene scene = tower(stops);
            Scenario& s = scene.scenario;
            // Steps that take three times as long as the lift.
            add_flight(s, "stair", {ConnectorKind::stair, 0, stops - 1, {{10, 10}, {12, 10}}, {{10, 10}, {12, 10}}, 60, 4.0 * (stops - 1)});
            s.venue.exits.resize(1);
            s.venue.connectors[0].lift.for_evacuation = c.for_evacuation;
            s.demand.population.can_use.stairs = c.can_use_stairs;
            scene.area("upstairs", rectangle(0, 0, 20, 10), 200);
            s.venue.areas[0].level = {stops - 1};
            scene.person({{stops - 1}, {15, 5}, {}}, 0);
            Measure evacuate;
            evacuate.kind = MeasureKind::evacuate;
            evacuate.place_kind = PlaceKind::area;
            evacuate.place = 0;
            evacuate.place_name = "upstairs";
            add_measure(s, 0, evacuate, 1);
            Simulation simulation(s);
            int most = 0;
            run_until_all_left(simulation, most);
            CAPTURE(c.for_evacuation, c.can_use_stairs, stops);
            CHECK(times_out(simulation, 0).size() == (c.by_lift ? 1u : 0u));
        }
    }
}

TEST_CASE("in the up peak a lift carries what the standard round trip formula gives", "[engine][lift]") {
    for (const Fidelity fidelity : {Fidelity::micro, Fidelity::network}) {
        Scene scene = tower(6);
        for (int to = 1; to < 6; ++to) scene.crowd(0, to, 80);
        for (DemandRow& row : scene.scenario.demand.rows) row.to = 1200;
        scene.runs_for(3 * 3600);
        scene.scenario.network.venues[0].kind = fidelity;
        Simulation simulation(scene.scenario);
        int most = 0;
        run_until_all_left(simulation, most);
        CHECK(most == 8);
        const std::vector<double> in = times_in(simulation, 0);
        REQUIRE(in.size() == 400);
        // From the first of the third load to the first of the last but three, 44 round trips.
        const double measured_s = (in[46 * 8] - in[2 * 8]) / 44;
        CAPTURE(fidelity == Fidelity::network);
        CHECK(measured_s == Approx(up_peak_round_trip_s(lift_of(simulation))).epsilon(0.05));
    }
}

TEST_CASE("who does not get in waits for the next time, and wide bodies take their places", "[engine][lift]") {
    Scene scene = tower(3);
    scene.crowd(0, 1, 5).crowd(0, 2, 5);
    scene.scenario.demand.population.body_radius_m = 0.4;  // as of a wheelchair: four places each
    Simulation simulation(scene.scenario);
    int most = 0;
    run_until_all_left(simulation, most);
    CHECK(most == 2);
}

TEST_CASE("out of service those inside get out at the next stop, and those waiting look for another way", "[engine][lift]") {
    for (const Fidelity fidelity : {Fidelity::micro, Fidelity::network}) {
        Scene scene = tower(4);
        scene.crowd(0, -1, 12);  // the way out is at hand, but they want up
        scene.scenario.demand.rows[0].goal.kind = GoalKind::exit;
        scene.scenario.demand.rows[0].goal.row = 3;
        scene.area("hall", rectangle(0, 0, 20, 10), 200);
        scene.scenario.network.venues[0].kind = fidelity;
        Measure measure;
        measure.kind = MeasureKind::close;
        measure.place_kind = PlaceKind::connector;
        measure.place = 0;
        measure.place_name = "lift";
        add_measure(scene.scenario, 0, measure, 30);
        Simulation simulation(scene.scenario);
        run_to(simulation, 300);
        CAPTURE(fidelity == Fidelity::network);
        CHECK(times_in(simulation, 0).size() == 8);
        CHECK(times_out(simulation, 3).size() == 8);
        CHECK(count_in_car(simulation) == 0);
        CHECK(simulation.counts().present == 4);
        CHECK_FALSE(events_of(simulation, EventKind::unreachable).empty());
        simulation.finish();
    }
}

TEST_CASE("a lift that only goes up is no way down", "[engine][lift]") {
    Scene scene = tower(3);
    scene.crowd(1, 2, 3);
    scene.scenario.venue.connectors[0].direction = PassageDirection::forward;
    {
        Simulation simulation(scene.scenario);
        int most = 0;
        run_until_all_left(simulation, most);
    }
    scene.crowd(1, 0, 3);
    CHECK_THROWS_AS(Simulation(scene.scenario), InputError);
}

TEST_CASE("people of the network ride on in the plane, and the other way round", "[engine][lift]") {
    Scene scene = busy_tower(Fidelity::network);
    for (double at = 20; at < 600; at += 26) scene.scenario.network.venues[0].micro.push_back({at, at + 13});
    Simulation simulation(scene.scenario);
    int most = 0;
    run_until_all_left(simulation, most);
    CHECK(most <= 8);
    std::map<std::pair<int, int>, int> trips;
    for (const auto& [agent, trip] : journeys(simulation)) ++trips[trip];
    CHECK(trips.size() == 20);
}

TEST_CASE("of a bank the nearest car answers, and who waits goes to its doors", "[engine][lift]") {
    for (const bool is_bank : {true, false}) {
        for (const Fidelity fidelity : {Fidelity::micro, Fidelity::network}) {
            Scene scene = tower(5);
            add_second_lift(scene, is_bank ? "bank" : "");
            scene.scenario.routing.logit_scale_s = 0;  // both take the doors at hand
            scene.scenario.network.venues[0].kind = fidelity;
            // The first takes one car up; the other stays below, but on top somebody comes to its doors.
            scene.person({{0}, {18, 5}, {}, 1.3}, 4).person({{4}, {19, 7.1}, {}, 1.3}, 0, 60);
            Simulation simulation(scene.scenario);
            int most = 0;
            run_until_all_left(simulation, most);
            CAPTURE(is_bank, fidelity == Fidelity::network);
            REQUIRE(times_out(simulation, 4).size() == 1);
            const auto at_second = crossing_times(simulation, portal_of(simulation, "second upper end"), -1);
            REQUIRE(times_in(simulation, 4).size() == (is_bank ? 1u : 0u));
            if (is_bank) {
                CHECK(times_in(simulation, 4).at(0) < 60 + 6);
            } else {
                CHECK(at_second.at(0) > 60 + ride_s(lift_of(simulation)));
            }
        }
    }
}

namespace {

/// Seconds until 202 people have ridden; all of them to where they want.
double all_have_ridden_s(bool is_bank, Fidelity fidelity) {
    Scene scene = tower(4);
    if (is_bank) add_second_lift(scene, "bank");
    for (int to = 1; to < 4; ++to) scene.crowd(0, to, 64);
    scene.crowd(3, 0, 10);
    scene.scenario.network.venues[0].kind = fidelity;
    Simulation simulation(scene.scenario);
    int most = 0;
    run_until_all_left(simulation, most);
    CAPTURE(fidelity == Fidelity::network, is_bank, simulation.now());
    CHECK(most <= (is_bank ? 16 : 8));
    for (int to = 1; to < 4; ++to) {
        std::size_t out = times_out(simulation, to).size();
        if (is_bank) {
            const std::string end = to == 3 ? "second upper end" : "second stop level " + std::to_string(to);
            out += crossing_times(simulation, portal_of(simulation, end), 1).size();
        }
        CHECK(out == 64);
    }
    simulation.finish();
    return simulation.now();
}

}  // namespace

TEST_CASE("a bank of two carries everybody to the stop they want, and twice what one lift does", "[engine][lift]") {
    CHECK(all_have_ridden_s(true, Fidelity::micro) == Approx(0.5 * all_have_ridden_s(false, Fidelity::micro)).epsilon(0.15));
}

TEST_CASE("by network fidelity a bank of two carries everybody, and more than one lift does", "[engine][lift]") {
    CHECK(all_have_ridden_s(true, Fidelity::network) < 0.75 * all_have_ridden_s(false, Fidelity::network));
}

// It takes 0.59 of the time.
TEST_CASE("by network fidelity a bank of two carries twice what one lift does", "[engine][lift][!shouldfail]") {
    CHECK(all_have_ridden_s(true, Fidelity::network) == Approx(0.5 * all_have_ridden_s(false, Fidelity::network)).epsilon(0.15));
}

TEST_CASE("people walk where the lift would take longer", "[engine][lift]") {
    for (const int to : {1, 4}) {
        Scene scene = tower(5);
        for (int k = 0; k < 4; ++k) {
            add_flight(scene.scenario, "stair " + std::to_string(k),
                       {ConnectorKind::stair, k, k + 1, {{10, 10}, {12, 10}}, {{10, 10}, {12, 10}}, 8, 4});
        }
        scene.crowd(0, to, 1).free_speed(0.8);
        Simulation simulation(scene.scenario);
        int most = 0;
        run_until_all_left(simulation, most);
        CAPTURE(to);
        CHECK(times_in(simulation, 0).size() == (to == 1 ? 0u : 1u));
    }
}
