#include "network/train_step.h"

#include "catch.h"

using namespace tidegate;

namespace {

TrainServiceDef every(double headway_s) {
    TrainServiceDef def;
    def.first_arrival = 0;
    def.last_arrival = 1e6;
    def.headways = {{0, headway_s}};
    def.dwell_s = 30;
    def.max_dwell_s = 60;
    def.places = 100;
    return def;
}

struct Times {
    std::vector<double> arrived, left;
};

/// Half-second steps until `until`; while a train stands someone boards every `boarding_s` (0: nobody).
Times run(const TrainServiceDef& def, TrainState& state, double until, double boarding_s = 0) {
    Times times;
    for (int i = 0; 0.5 * i <= until; ++i) {
        const double now = 0.5 * i;
        const TrainNews news = step(def, state, now);
        if (news == TrainNews::arrived) times.arrived.push_back(now);
        if (news == TrainNews::departed) times.left.push_back(now);
        if (!state.at_platform || boarding_s == 0 || state.places_left == 0) continue;
        if (now - state.last_boarding < boarding_s) continue;
        state.last_boarding = now;
        --state.places_left;
        ++state.boarded;
    }
    return times;
}

using List = std::vector<double>;

}  // namespace

TEST_CASE("trains keep the headway in force when they arrive", "[network]") {
    TrainServiceDef def = every(300);
    def.headways = {{0, 300}, {1000, 120}};
    TrainState state = make_train_state(def);
    CHECK(run(def, state, 1600).arrived == List{0, 300, 600, 900, 1200, 1320, 1440, 1560});
    CHECK(headway_at(def, state, 999.9) == 300);
    CHECK(headway_at(def, state, 1000) == 120);
    state.headway_override_s = 90;
    CHECK(headway_at(def, state, 1000) == 90);
}

TEST_CASE("added trains become rarer with a longer headway", "[network]") {
    TrainServiceDef def = every(100);
    TrainState state = make_train_state(def);
    state.next_regular = 1e7;
    add_trains(state, 3, 200, 0);
    set_headway(def, state, 150, 100);
    CHECK(state.extra == List{0, 250, 550});
    set_headway(def, state, 0, 400);
    CHECK(state.extra == List{0, 250, 500});
}

TEST_CASE("a closed service has no trains, a held one keeps its train", "[network]") {
    const TrainServiceDef def = every(200);
    TrainState state = make_train_state(def);
    state.is_closed = true;
    CHECK(run(def, state, 500).arrived.empty());
    state.is_closed = false;
    CHECK(run(def, state, 1000).arrived == List{600, 800, 1000});
    TrainState held = make_train_state(def);
    held.is_held = true;
    const Times times = run(def, held, 900);
    CHECK(times.arrived == List{0});
    CHECK(times.left.empty());
}

TEST_CASE("no train arrives after the last one of the timetable", "[network]") {
    TrainServiceDef def = every(200);
    def.first_arrival = 50;
    def.last_arrival = 450;
    TrainState state = make_train_state(def);
    CHECK(run(def, state, 2000).arrived == List{50, 250, 450});
    CHECK(state.trains == 3);
}

TEST_CASE("extra trains queue behind the one at the platform", "[network]") {
    const TrainServiceDef def = every(600);
    TrainState state = make_train_state(def);
    state.extra = {5, 6};
    const Times times = run(def, state, 400);
    CHECK(times.arrived == List{0, 30 + clearance_s, 60 + 2 * clearance_s});
    CHECK(times.left == List{30, 60 + clearance_s, 90 + 2 * clearance_s});
    CHECK(state.extra.empty());
}

TEST_CASE("a regular train held up behind another does not put off the timetable", "[network]") {
    const TrainServiceDef def = every(300);
    TrainState state = make_train_state(def);
    state.extra = {280};
    CHECK(run(def, state, 700).arrived == List{0, 280, 310 + clearance_s, 600});
}

TEST_CASE("a train into which nobody boards leaves after its dwell", "[network]") {
    const TrainServiceDef def = every(600);
    TrainState state = make_train_state(def);
    CHECK(run(def, state, 200).left == List{30});
}

TEST_CASE("a train waits while people board, but not beyond its longest dwell", "[network]") {
    const TrainServiceDef def = every(600);
    TrainState state = make_train_state(def);
    CHECK(run(def, state, 200, 1.0).left == List{60});
}

TEST_CASE("a train leaves a moment after the last boarding", "[network]") {
    const TrainServiceDef def = every(600);
    TrainState state = make_train_state(def);
    step(def, state, 0);
    state.last_boarding = 31;
    CHECK(step(def, state, 30) == TrainNews::none);
    CHECK(step(def, state, 31 + quiet_before_departure_s - 0.1) == TrainNews::none);
    CHECK(step(def, state, 31 + quiet_before_departure_s) == TrainNews::departed);
}

TEST_CASE("a full train leaves, though not before its dwell", "[network]") {
    TrainServiceDef def = every(600);
    def.places = 10;
    TrainState early = make_train_state(def);
    CHECK(run(def, early, 200, 1.0).left == List{30});
    def.places = 40;
    TrainState late = make_train_state(def);
    const Times times = run(def, late, 200, 1.0);
    REQUIRE(times.left.size() == 1);
    CHECK(times.left[0] == 40.5);
    CHECK(late.boarded == 40);
}

TEST_CASE("every train comes with all its places", "[network]") {
    TrainServiceDef def = every(200);
    def.places = 5;
    TrainState state = make_train_state(def);
    run(def, state, 190, 1.0);
    CHECK(state.places_left == 0);
    run(def, state, 190, 0);
    CHECK(step(def, state, 200) == TrainNews::arrived);
    CHECK(state.places_left == 5);
    CHECK(state.boarded == 0);
}
