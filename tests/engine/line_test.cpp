#include "base/chunks.h"
#include "engine/line_halls.h"

using namespace tidegate;
using namespace tidegate::testing;

TEST_CASE("passengers ride a line to the platform that is nearest to their goal", "[engine][lines]") {
    Halls halls;
    halls.line(line_over("line", {0, 1, 2}, {100, 400})).crowd(1, 10).crowd(2, 20);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 700);
    CHECK(times_at(simulation, EventKind::train_arrival, "west") == List{80, 380});
    CHECK(times_at(simulation, EventKind::train_arrival, "middle")[0] == Approx(200).margin(0.3));
    CHECK(values_at(simulation, EventKind::train_departure, "west")[0] == 30);
    CHECK(values_at(simulation, EventKind::train_arrival, "middle")[0] == 30);
    CHECK(values_at(simulation, EventKind::train_arrival, "east")[0] == 20);
    CHECK(left_by(simulation, "out_middle") == 10);
    CHECK(left_by(simulation, "out_east") == 20);
    CHECK(left_by(simulation, "out_west") == 0);
    CHECK(simulation.counts().exited == 30);
    CHECK(simulation.counts().boarded == 0);
    const auto out = crossing_times(simulation, portal_of(simulation, "out_east"));
    CHECK(out.front() > 320);
    CHECK(out.back() < 400);
    simulation.finish();
}

TEST_CASE("a vehicle takes what it has room for, and the rest waits for the next", "[engine][lines]") {
    Halls halls;
    LineDef def = line_over("line", {0, 2}, {100, 300, 500});
    def.capacity = 30;
    def.stops[0].taken = 10;
    halls.line(def).crowd(2, 50);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 900);
    CHECK(values_at(simulation, EventKind::train_departure, "west") == List{20, 20, 10});
    CHECK(values_at(simulation, EventKind::left_behind, "west") == List{30, 10});
    CHECK(values_at(simulation, EventKind::train_arrival, "east") == List{30, 30, 20});
    CHECK(times_at(simulation, EventKind::train_arrival, "east")[2] == Approx(600).margin(1));
    CHECK(simulation.counts().exited == 50);
}

TEST_CASE("nobody rides a line that does not lead to the goal", "[engine][lines]") {
    Halls halls;
    // Both call at the west platform; the second goes to the east only.
    halls.line(line_over("to_middle", {0, 1}, {100, 500})).line(line_over("to_east", {0, 2}, {250, 650}));
    halls.crowd(1, 25).crowd(2, 25);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 480);
    CHECK(values_at(simulation, EventKind::train_departure, "west") == List{25, 25});
    CHECK(left_by(simulation, "out_middle") == 25);
    CHECK(left_by(simulation, "out_east") == 25);
    CHECK(events_of(simulation, EventKind::left_behind).empty());
}

TEST_CASE("who has to change does so, also at the same edge", "[engine][lines]") {
    Halls halls;
    halls.line(line_over("first", {0, 1}, {100, 400})).line(line_over("second", {1, 2}, {500, 700})).crowd(2, 12);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 800);
    CHECK(left_by(simulation, "out_east") == 12);
    CHECK(values_at(simulation, EventKind::train_arrival, "east")[0] == 12);
    // Each passed a door four times: in, out, in, out.
    for (const char* door : {"west", "middle", "east"}) {
        int passages = 0;
        for (int d = 0; d < 3; ++d) {
            const int portal = portal_of(simulation, std::string(door) + " door " + std::to_string(d));
            passages += static_cast<int>(crossing_times(simulation, portal).size());
        }
        CHECK(passages == (std::string(door) == "middle" ? 24 : 12));
    }
}

TEST_CASE("an express that calls later is waited for when it is worth it", "[engine][lines]") {
    Halls halls;
    // The slow line needs 1000 s to the east; the express 100 s, and comes 100 s later.
    halls.line(line_over("slow", {0, 2}, {100, 250, 400}, 1000)).line(line_over("express", {0, 2}, {200, 350, 500}));
    halls.crowd(2, 20);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 450);
    CHECK(values_at(simulation, EventKind::train_departure, "west")[0] == 0);
    CHECK(left_by(simulation, "out_east") == 20);
}

TEST_CASE("a line is taken when it is quicker than the way on foot, waits counted", "[engine][lines]") {
    const double headway_s = GENERATE(120, 2000);
    Halls halls;
    LineDef def = line_over("line", {0, 2}, {});
    def.first_departure = 60, def.last_departure = 1500, def.headways = {{0, headway_s}};
    halls.line(def).crowd(2, 30).scene.free_speed(1.3);
    // 400 m of ramp: 308 s at 1.3 m/s. By line: 60 s or 1000 s of waiting, 100 s of ride.
    Flight ramp;
    ramp.kind = ConnectorKind::ramp;
    ramp.lower = 0, ramp.upper = 2;
    ramp.lower_line = {{20, 7}, {20, 2}}, ramp.upper_line = {{20, 7}, {20, 2}};
    ramp.length_m = 400;
    add_flight(halls.scenario(), "ramp", ramp);
    halls.scenario().venue.levels[2].floor[0].outer = rectangle(0, 0, 20, 8);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 900);
    const auto on_foot = crossing_times(simulation, portal_of(simulation, "ramp lower end")).size();
    CHECK(on_foot == (headway_s == 120 ? 0u : 30u));
    CHECK(left_by(simulation, "out_east") == 30);
}

TEST_CASE("who leaves by whichever exit walks", "[engine][lines]") {
    Halls halls;
    halls.line(line_over("line", {0, 1, 2}, {40, 80, 120})).crowd(-1, 20);
    halls.scenario().demand.rows.back().goal.kind = GoalKind::any_exit;
    Simulation simulation(halls.scenario());
    run_to(simulation, 120);
    CHECK(left_by(simulation, "out_west") == 20);
}

TEST_CASE("an evacuation sends nobody to a line", "[engine][lines]") {
    Halls halls;
    halls.line(line_over("line", {0, 2}, {100, 150, 200, 250})).crowd(2, 20);
    Measure evacuate = of_kind(MeasureKind::evacuate);
    evacuate.place = 0;
    evacuate.place_kind = PlaceKind::area;
    evacuate.pre_movement_s = 5;
    add_measure(halls.scenario(), 0, evacuate, 60);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 200);
    CHECK(left_by(simulation, "out_west") == 20);
    CHECK(simulation.counts().riding == 0);
}

TEST_CASE("lines give the same bits on any number of threads", "[engine][lines]") {
    const auto run = [](int threads) {
        const int before = threads_in_use();
        set_threads(threads);
        Halls halls;
        LineDef def = line_over("line", {0, 1, 2}, {});
        def.first_departure = 60, def.last_departure = 900, def.headways = {{0, 90}};
        def.capacity = 25;
        halls.line(def).line(line_over("express", {0, 2}, {150, 300, 450})).crowd(1, 60).crowd(2, 60);
        halls.disturb(of_kind(MeasureKind::skip_stop, 1), 200, 100);
        Simulation simulation(halls.scenario());
        std::vector<std::uint64_t> hashes;
        for (double until = 20; until < 600; until += 20) {
            run_to(simulation, until);
            hashes.push_back(simulation.state_hash());
        }
        set_threads(before);
        return hashes;
    };
    CHECK(run(1) == run(3));
}

TEST_CASE("those who are sent out ride to an exit only where the scenario says so", "[engine][lines]") {
    for (const bool rides : {false, true}) {
        Halls halls;
        halls.line(line_over("line", {0, 1, 2}, {100, 400})).crowd(2, 20);
        Scenario& s = halls.scenario();
        s.venue.exits[0].status = PassageStatus::closed;
        s.routing.exits_by_line = rides;
        DisturbanceDef alarm;
        alarm.name = "alarm";
        alarm.measure.kind = MeasureKind::evacuate;
        alarm.measure.place_kind = PlaceKind::area;
        alarm.measure.place = 0;
        alarm.measure.pre_movement_s = 5;
        alarm.at = 20;
        s.disturbances.all.push_back(alarm);
        Simulation simulation(s);
        run_to(simulation, 800);
        CAPTURE(rides);
        // The hall in the middle has the nearest exit, one stop away.
        CHECK(left_by(simulation, "out_middle") == (rides ? 20 : 0));
        CHECK(simulation.counts().present == (rides ? 0 : 20));
    }
}
