#include <array>
#include <cmath>

#include "base/draws.h"
#include "base/fault.h"
#include "catch.h"
#include "sensors/sensors_step.h"
#include "sensors/small_venue.h"
#include "sensors/watched.h"

using namespace tidegate;

namespace {

ObservableDef watch(ObservableKind kind, PlaceKind place_kind = PlaceKind::area, int place = 0) {
    ObservableDef def;
    def.kind = kind;
    def.place_kind = place_kind;
    def.place = place;
    return def;
}

/// Sensors over a hall of 10 m x 10 m.
struct Watching {
    VenueDef venue = hall(10, 10);
    SensorsDef def;
    SensorsState state;

    explicit Watching(std::vector<ObservableDef> observables) : def{1.0, std::move(observables)} {
        state = make_sensors_state(def, venue);
    }
    const ObservableState& at(std::size_t i) const { return state.observables[i]; }
    void occupancy(SimTime time, std::int32_t passengers) {
        SensorInput input;
        input.time_s = time;
        input.occupancy = {&passengers, 1};
        step(def, venue, input, state);
    }
    void crossings(SimTime time, std::vector<CrossingSeen> list) {
        SensorInput input;
        input.time_s = time;
        input.crossings = list;
        step(def, venue, input, state);
    }
    void gate(SimTime time, double mean_present_wait_s, std::vector<WaitEnded> waits) {
        const std::array<std::int32_t, 1> length{5};
        SensorInput input;
        input.time_s = time;
        input.facilities = {length, {&mean_present_wait_s, 1}};
        input.waits = waits;
        step(def, venue, input, state);
    }
};

}  // namespace

TEST_CASE("the exact time at which an occupancy is reached lies inside the step", "[sensors]") {
    Watching hall({watch(ObservableKind::occupancy), watch(ObservableKind::density)});
    hall.occupancy(0.5, 10);
    hall.occupancy(1.0, 20);
    CHECK(hall.at(0).value == 20);
    CHECK(time_of(hall.at(0), 14) == Approx(0.7));
    CHECK(hall.at(1).value == Approx(0.2));
    CHECK(value_at(hall.at(1), 0.75) == Approx(0.15));
}

TEST_CASE("flow counts the crossings of the last window and no others, per minute", "[sensors]") {
    auto forward = watch(ObservableKind::flow, PlaceKind::opening, 3);
    forward.direction = FlowDirection::forward;
    forward.window_s = 10;
    auto both = forward;
    both.direction = FlowDirection::both;
    Watching gate({forward, both});
    gate.crossings(0.5, {{0.2, PlaceKind::opening, 3, 1}, {0.1, PlaceKind::opening, 3, -1}});
    CHECK_FALSE(gate.at(0).is_new);
    gate.crossings(1.0, {{0.9, PlaceKind::opening, 2, 1}, {0.9, PlaceKind::exit, 3, 1}});
    CHECK(gate.at(0).value == 6);
    CHECK(gate.at(1).value == 12);
    gate.crossings(10.15, {});
    CHECK(gate.at(1).value == 6);
    gate.crossings(11.0, {});
    CHECK(gate.at(1).value == 0);
}

TEST_CASE("a wait is that of those who left, unless those in the queue have waited longer", "[sensors]") {
    auto wait = watch(ObservableKind::queue_wait, PlaceKind::facility);
    wait.window_s = 5;
    Watching gate({wait, watch(ObservableKind::queue_length, PlaceKind::facility)});
    gate.gate(1, 4.0, {{0.3, PlaceKind::facility, 0, 10.0}, {0.6, PlaceKind::facility, 0, 20.0}});
    CHECK(gate.at(0).value == 15);
    CHECK(gate.at(1).value == 5);
    gate.gate(2, 40.0, {});
    CHECK(gate.at(0).value == 40);
    gate.gate(7, 4.0, {});
    CHECK(gate.at(0).value == 4);
}

TEST_CASE("time above a threshold grows exactly, also inside a step", "[sensors]") {
    auto above = watch(ObservableKind::time_above);
    above.of = 0;
    above.threshold = 50;
    Watching hall({watch(ObservableKind::occupancy), above});
    hall.occupancy(1, 100);
    CHECK(hall.at(1).value == Approx(0.5));
    hall.occupancy(2, 100);
    CHECK(hall.at(1).value == Approx(1.5));
    hall.occupancy(3, 0);
    CHECK(hall.at(1).value == Approx(2.0));
    hall.occupancy(4, 50);
    CHECK(hall.at(1).value == Approx(2.0));
}

TEST_CASE("samples fall on whole sample times, however many steps have been added up", "[sensors]") {
    Watching sensors({watch(ObservableKind::flow, PlaceKind::opening)});
    double summed_s = 0;
    for (int i = 1; i <= 20000; ++i) {
        summed_s += 0.1;
        CAPTURE(i);
        REQUIRE(is_sample_due(sensors.def, sensors.state, summed_s) == (i % 10 == 0));
        sensors.crossings(summed_s, {});
    }
    CHECK(sensors.state.samples == 2000);
}

TEST_CASE("the flow of any stream of crossings is that of a plain count", "[sensors][property]") {
    for (std::uint64_t world = 0; world < 20; ++world) {
        const Draws draws{world};
        auto flow = watch(ObservableKind::flow, PlaceKind::opening);
        flow.window_s = 1 + static_cast<double>(world);
        Watching gate({flow});
        std::vector<double> all;
        for (int i = 1; i <= 300; ++i) {
            std::vector<CrossingSeen> now;
            for (int k = 0; k < static_cast<int>(world % 7); ++k) {
                const auto row = static_cast<std::uint64_t>(10 * i + k);
                const double time = 0.25 * (i - draws.uniform(Purpose::place, row));
                now.push_back({time, PlaceKind::opening, 0, 1});
                all.push_back(time);
            }
            gate.crossings(0.25 * i, now);
            if (i % 4 != 0) continue;
            int counted = 0;
            for (const double t : all) counted += t > 0.25 * i - flow.window_s;
            CAPTURE(world, i);
            REQUIRE(gate.at(0).value == Approx(60.0 * counted / flow.window_s));
        }
    }
}

TEST_CASE("input that lacks a watched place is a broken promise, not a zero", "[sensors]") {
    Watching hall({watch(ObservableKind::occupancy, PlaceKind::area, 1)});
    CHECK_THROWS_AS(hall.occupancy(1, 3), BrokenPromise);
    Watching density({watch(ObservableKind::peak_density)});
    CHECK_THROWS_AS(density.occupancy(1, 3), BrokenPromise);
}

TEST_CASE("time above a threshold is counted for every kind of observable", "[sensors]") {
    // Values of four samples: 0, high, high, 0; so above from half way up to half way down.
    struct Case {
        ObservableKind kind;
        double threshold;
    };
    const Case cases[] = {{ObservableKind::voronoi_density, 0.05},
                          {ObservableKind::speed, 0.5},
                          {ObservableKind::specific_flow, 0.05},
                          {ObservableKind::contact_force, 150},
                          {ObservableKind::peak_density, 0.25}};
    for (const Case& one : cases) {
        ObservableDef above = watch(ObservableKind::time_above);
        above.of = 0;
        above.threshold = one.threshold;
        WatchedLevel hall_of_ten(hall(10, 1), {watch_area(one.kind), above});
        SensedPeople one_person;
        one_person.add({5, 0.5}, {1, 0}, 300);
        const std::vector<SensedPeople> samples{{}, one_person, one_person, {}};
        CAPTURE(name_of(one.kind));
        for (const SensedPeople& people : samples) hall_of_ten.sees(people);
        CHECK(hall_of_ten.value(1) == Approx(2.0));
    }
    ObservableDef above = watch(ObservableKind::time_above);
    above.of = 0;
    above.threshold = 3.5;
    WatchedLevel judged(hall(10, 10), {watch_area(ObservableKind::level_of_service), above});
    for (const int people : {0, 300, 300, 0}) {
        judged.occupancy[0] = people;
        judged.sees({});
    }
    CHECK(judged.value(1) == Approx(2.0));  // from 1 to 6 and back: 3.5 lies half way
}

TEST_CASE("every kind has a number in an empty place", "[sensors]") {
    std::vector<ObservableDef> all;
    for (int kind = 0; kind <= static_cast<int>(ObservableKind::travel_time); ++kind) {
        const auto one = static_cast<ObservableKind>(kind);
        if (one == ObservableKind::time_above || one == ObservableKind::flow) continue;
        if (std::string(unit_of(one)) == "passengers" && one != ObservableKind::occupancy) continue;
        if (one == ObservableKind::queue_wait) continue;
        all.push_back(watch_area(one));
    }
    all.back().to = 0;
    REQUIRE(all.back().kind == ObservableKind::travel_time);
    WatchedLevel empty(hall(10, 10), all);
    for (int i = 0; i < 3; ++i) empty.sees({});
    for (std::size_t i = 0; i < all.size(); ++i) {
        CAPTURE(name_of(all[i].kind));
        CHECK(empty.value(i) == (all[i].kind == ObservableKind::level_of_service ? 1 : 0));
    }
}

TEST_CASE("a level that nobody watches needs no crowd, one that is watched does", "[sensors]") {
    VenueDef venue = hall(10, 10);
    venue.levels.push_back({"upper", 5, {box(0, 0, 10, 10)}});
    const SensorsDef def{1.0,
                         {watch(ObservableKind::occupancy), watch_area(ObservableKind::speed)}};
    SensorsState state = make_sensors_state(def, venue);
    CHECK(needs_crowd(state, {0}));
    CHECK_FALSE(needs_crowd(state, {1}));
    const std::int32_t nobody = 0;
    SensorInput input;
    input.time_s = 1;
    input.occupancy = {&nobody, 1};
    CHECK_THROWS_AS(step(def, venue, input, state), BrokenPromise);
}

TEST_CASE("every observable has a unit and the scenario's word", "[sensors]") {
    for (int kind = 0; kind <= static_cast<int>(ObservableKind::travel_time); ++kind) {
        CHECK(std::string(unit_of(static_cast<ObservableKind>(kind))) != "");
        CHECK(std::string(name_of(static_cast<ObservableKind>(kind))) != "");
    }
    CHECK(std::string(unit_of(ObservableKind::specific_flow)) == "1/(m s)");
    CHECK(std::string(unit_of(ObservableKind::crowd_pressure)) == "1/s2");
    CHECK(std::string(unit_of(ObservableKind::contact_force)) == "N");
    CHECK(std::string(unit_of(ObservableKind::level_of_service)) == "A-F as 1-6");
    CHECK(std::string(name_of(ServiceScale::queue)) == "queue");
    CHECK(std::string(unit_of(ObservableKind::occupancy)) == "passengers");
    CHECK(std::string(unit_of(ObservableKind::peak_density)) == "1/m2");
    CHECK(std::string(unit_of(ObservableKind::flow)) == "1/min");
    CHECK(std::string(unit_of(ObservableKind::time_above)) == "s");
    CHECK(std::string(name_of(ObservableKind::waiting_outside)) == "waiting_outside");
    CHECK(std::string(name_of(FlowDirection::backward)) == "backward");
    CHECK(std::string(name_of(PlaceKind::platform)) == "platform");
}
