#include "engine/line_halls.h"

using namespace tidegate;
using namespace tidegate::testing;

TEST_CASE("a cancelled trip leaves its passengers to the next", "[engine][lines]") {
    Halls halls;
    Measure cancel = of_kind(MeasureKind::cancel_trips);
    cancel.trains = 1;
    halls.line(line_over("line", {0, 2}, {100, 300})).crowd(2, 20).disturb(cancel, 10);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 500);
    CHECK(times_at(simulation, EventKind::train_departure, "west") == List{300});
    CHECK(values_at(simulation, EventKind::train_departure, "west") == List{20});
    CHECK(left_by(simulation, "out_east") == 20);
}

TEST_CASE("who is on board when the stop is skipped gets off where it is next best", "[engine][lines]") {
    Halls halls;
    // Back from the east to the middle by a line of its own.
    halls.line(line_over("line", {0, 1, 2}, {100})).line(line_over("back", {2, 1}, {500})).crowd(1, 15).crowd(2, 5);
    add_platform(halls.scenario(), "east_2", 2, {{16, 0}, {4, 0}}, 3);
    add_platform(halls.scenario(), "middle_2", 1, {{16, 0}, {4, 0}}, 3);
    halls.scenario().lines[1].stops[0].platform = {3};
    halls.scenario().lines[1].stops[1].platform = {4};
    halls.disturb(of_kind(MeasureKind::skip_stop, 1), 150);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 800);
    CHECK(values_at(simulation, EventKind::train_arrival, "east")[0] == 20);
    CHECK(left_by(simulation, "out_middle") == 15);
    CHECK(left_by(simulation, "out_east") == 5);
    CHECK(values_at(simulation, EventKind::train_departure, "east_2") == List{15});
}

TEST_CASE("at a short turn all get off and take what comes next", "[engine][lines]") {
    Halls halls;
    halls.line(line_over("line", {0, 1, 2}, {100, 400, 700})).crowd(2, 15);
    halls.disturb(of_kind(MeasureKind::short_turn, 1), 110, 200);
    Simulation simulation(halls.scenario());
    run_to(simulation, 300);
    CHECK(simulation.counts().present == 15);
    CHECK(simulation.counts().riding == 0);
    run_counting(simulation, 800);
    CHECK(values_at(simulation, EventKind::train_departure, "middle") == List{0, 15});
    CHECK(values_at(simulation, EventKind::train_arrival, "east") == List{15});
    CHECK(left_by(simulation, "out_east") == 15);
}

TEST_CASE("a delayed vehicle delays those behind it and all that hangs on it", "[engine][lines]") {
    Halls halls;
    Measure delay = of_kind(MeasureKind::delay_vehicle, 1);
    delay.delay_s = 90;
    halls.line(line_over("line", {0, 1, 2}, {100, 150})).crowd(2, 10);
    halls.disturb(delay, 50);
    Measure more = of_kind(MeasureKind::extra_train);
    more.trains = 1;
    halls.disturb(more, 0);
    DisturbancesDef& disturbances = halls.scenario().disturbances;
    disturbances.references.push_back({"last train arrives", 0, -1, 2, 0, false});
    disturbances.all.back().after = 0;
    disturbances.all.back().after_s = 30;
    Simulation simulation(halls.scenario());
    run_counting(simulation, 700);
    const List middle = times_at(simulation, EventKind::train_arrival, "middle");
    const List east = times_at(simulation, EventKind::train_arrival, "east");
    REQUIRE(middle.size() >= 2);
    REQUIRE(east.size() >= 2);
    CHECK(middle[0] == Approx(200).margin(0.3));
    CHECK(middle[1] == Approx(310 + 30).margin(0.5));  // 20 + 90 s and the clearance later
    CHECK(east[1] == Approx(460).margin(0.5));
    const auto effects = events_of(simulation, EventKind::effect);
    REQUIRE(effects.size() == 2);
    CHECK(effects[1].time == Approx(east[1] + 30).margin(0.3));
    CHECK(times_at(simulation, EventKind::train_arrival, "west").back() == Approx(effects[1].time).margin(0.3));
}

TEST_CASE("a closed line takes nobody until it is opened again; those on board arrive", "[engine][lines]") {
    Halls halls;
    halls.line(line_over("line", {0, 1, 2}, {100, 300, 500, 700})).crowd(2, 15);
    halls.scenario().lines[0].capacity = 5;
    halls.disturb(of_kind(MeasureKind::close), 150, 450);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 620);
    CHECK(times_at(simulation, EventKind::train_departure, "west").size() == 1);
    CHECK(left_by(simulation, "out_east") == 5);
    CHECK(simulation.counts().present == 10);
    run_counting(simulation, 1200);
    CHECK(values_at(simulation, EventKind::train_departure, "west") == List{5, 5});
}

TEST_CASE("vehicles have as many places as a measure leaves them", "[engine][lines]") {
    Halls halls;
    Measure shorter = of_kind(MeasureKind::set_places);
    shorter.places = 4;
    halls.line(line_over("line", {0, 1, 2}, {100, 300, 500})).crowd(2, 30);
    halls.disturb(shorter, 10, 440);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 1100);
    CHECK(values_at(simulation, EventKind::train_departure, "west") == List{4, 4, 22});
}

TEST_CASE("a slow line brings its passengers later", "[engine][lines]") {
    Halls halls;
    Measure slow = of_kind(MeasureKind::slow);
    slow.speed_factor = 0.8;
    halls.line(line_over("line", {0, 1, 2}, {100, 400})).crowd(2, 5);
    halls.disturb(slow, 10, 250);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 800);
    const List east = times_at(simulation, EventKind::train_arrival, "east");
    REQUIRE(east.size() == 2);
    CHECK(east[0] == Approx(100 + 125 + 20 + 125).margin(0.5));
    CHECK(east[1] == Approx(400 + 100 + 20 + 100).margin(0.5));
}

TEST_CASE("once the last vehicle is gone, people turn to another way", "[engine][lines]") {
    Halls halls;
    LineDef def = line_over("line", {0, 2}, {100});
    def.capacity = 10;
    halls.line(def).crowd(2, 15);
    Flight ramp;
    ramp.kind = ConnectorKind::ramp;
    ramp.lower = 0, ramp.upper = 2;
    ramp.lower_line = {{20, 7}, {20, 2}}, ramp.upper_line = {{20, 7}, {20, 2}};
    ramp.length_m = 500;
    add_flight(halls.scenario(), "ramp", ramp);
    Simulation simulation(halls.scenario());
    run_counting(simulation, 900);
    CHECK(values_at(simulation, EventKind::train_departure, "west") == List{10});
    CHECK(crossing_times(simulation, portal_of(simulation, "ramp lower end")).size() == 5);
    CHECK(left_by(simulation, "out_east") == 15);
}
