#include "facilities/lift_step.h"

#include "catch.h"

using namespace tidegate;

namespace {

ConnectorDef lift_of(double rise_m) {
    ConnectorDef def;
    def.kind = ConnectorKind::lift;
    def.rise_m = rise_m;
    return def;
}

}  // namespace

TEST_CASE("a ride is doors and a car that gains and loses speed evenly", "[facilities]") {
    // Long enough to reach 1 m/s with 0.8 m/s2: rise / v + v / a.
    CHECK(ride_s(lift_of(10)) == Approx(2 * 2.5 + 10 + 1.25));
    // 0.8 m is not: half of it speeding up, t = 2 sqrt(rise / a).
    CHECK(ride_s(lift_of(0.8)) == Approx(2 * 2.5 + 2));
    // Both agree where the speed is just reached, v^2 / a = 1.25 m.
    CHECK(ride_s(lift_of(1.25)) == Approx(2 * 2.5 + 2.5));
}

TEST_CASE("an empty car stays where somebody comes, and goes where only others wait", "[facilities]") {
    const ConnectorDef def = lift_of(10);
    LiftState lift = make_lift_state(def);
    step(def, 100, true, true, lift);
    CHECK_FALSE(lift.rides);
    step(def, 100, false, false, lift);
    CHECK_FALSE(lift.rides);
    step(def, 100, false, true, lift);
    CHECK(lift.rides);
    CHECK_FALSE(lift.is_boardable(0));
    step(def, 100 + ride_s(def) + 0.1, false, true, lift);
    CHECK(lift.is_boardable(1));
    CHECK_FALSE(lift.is_boardable(0));
}

TEST_CASE("nobody steps in before those who came have stepped out, and the car is never overfilled",
          "[facilities]") {
    ConnectorDef def = lift_of(10);
    def.lift.capacity = 5;
    LiftState lift = make_lift_state(def);
    CHECK(places_for(def, 0.2) == 1);
    CHECK(places_for(def, 0.4) == 4);
    CHECK(places_for(def, 1.0) == 5);
    board(def, 4, 0, lift);
    CHECK(lift.is_boardable(0));
    board(def, 1, 2, lift);
    CHECK_FALSE(lift.is_boardable(0));
    // Full: it need not dwell, only let the last one step in.
    step(def, 2.1, true, false, lift);
    CHECK_FALSE(lift.rides);
    step(def, 3.3, true, false, lift);
    CHECK(lift.rides);
    step(def, 3.3 + ride_s(def), false, false, lift);
    CHECK(lift.to_alight == 2);
    CHECK_FALSE(lift.is_boardable(1));
    alight(def, 20, lift);
    CHECK_FALSE(lift.is_boardable(1));
    alight(def, 22, lift);
    CHECK(lift.is_boardable(1));
    CHECK(lift.places_left == 5);
}
