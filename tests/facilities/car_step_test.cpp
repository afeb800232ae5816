#include "facilities/car_step.h"

#include "catch.h"
#include "facilities/lift_of_five.h"

using namespace tidegate;
using testing::lift_of_five;

namespace {

ConnectorDef lift_of(double rise_m) {
    ConnectorDef def;
    def.kind = ConnectorKind::lift;
    def.rise_m = rise_m;
    return def;
}

constexpr std::uint64_t at(int stop) { return std::uint64_t{1} << stop; }

CarState car_at(int stop, int way) {
    CarState car = make_car_state(lift_of_five());
    car.stop = stop;
    car.way = way;
    return car;
}

}  // namespace

TEST_CASE("every lift has a car, whether it has two stops or more; a stair has none", "[facilities][lift]") {
    CHECK(make_car_state(lift_of_five()).exists == 1);
    CHECK(stops_of(lift_of(10)) == 2);
    CHECK(make_car_state(lift_of(10)).exists == 1);
    CHECK(make_car_state(ConnectorDef{}).exists == 0);
}

TEST_CASE("a ride is doors and a car that gains and loses speed evenly", "[facilities][lift]") {
    // Long enough to reach 1 m/s with 0.8 m/s2: rise / v + v / a.
    CHECK(ride_s(lift_of(10)) == Approx(2 * 2.5 + 10 + 1.25));
    // 0.8 m is not: half of it speeding up, t = 2 sqrt(rise / a).
    CHECK(ride_s(lift_of(0.8)) == Approx(2 * 2.5 + 2));
    // Both agree where the speed is just reached, v^2 / a = 1.25 m.
    CHECK(ride_s(lift_of(1.25)) == Approx(2 * 2.5 + 2.5));
}

TEST_CASE("a car brakes for the last v / a of its ride, or for the half of one too short for its speed", "[facilities][lift]") {
    CHECK(free_to_stop_s(lift_of(10), 10) == Approx(ride_s(lift_of(10)) - 2.5 - 1.25));
    CHECK(free_to_stop_s(lift_of(10), 0.8) == Approx(2.5 + 1));
    CHECK(free_to_stop_s(lift_of(10), 0) == Approx(2.5));
}

TEST_CASE("a wide body takes the places of several, at most the whole car", "[facilities][lift]") {
    ConnectorDef def = lift_of(10);
    def.lift.capacity = 5;
    CHECK(places_for(def, 0.2) == 1);
    CHECK(places_for(def, 0.4) == 4);
    CHECK(places_for(def, 1.0) == 5);
}

TEST_CASE("an empty car stays where somebody comes, and goes where only others wait", "[facilities][lift]") {
    const CarState idle = make_car_state(lift_of(10));
    CHECK(way_from_stop(idle, {0, at(0), at(1)}) == 1);  // who stands here is let in before it goes up
    CHECK(way_from_stop(idle, {}) == 0);
    CHECK(way_from_stop(idle, {0, 0, at(1)}) == 1);
    CHECK(next_stop(idle, {0, 0, at(1)}, 1) == 1);
}

TEST_CASE("a car on its way stops for who calls in its direction while it can still brake for them", "[facilities][lift]") {
    const ConnectorDef def = lift_of_five();
    CarState car = car_at(0, 1);
    set_out(def, 100, 1, 4, car);
    const double last_s = 100 + 2.5 + 8;  // it begins to brake for 8 m above after the doors and 8 m at 1 m/s
    SECTION("in time") {
        divert(def, last_s, {at(4), at(2), 0}, car);
        CHECK(car.to == 2);
        CHECK(car.arrives == Approx(100 + ride_s(def, 8)));
        CHECK(may_divert(def, last_s, car));
        CHECK_FALSE(may_divert(def, last_s + 0.01, car));
    }
    SECTION("too late") {
        divert(def, last_s + 0.01, {at(4), at(2), 0}, car);
        CHECK(car.to == 4);
        CHECK(car.arrives == Approx(100 + ride_s(def, 16)));
    }
    SECTION("a call for the other way waits") {
        divert(def, 101, {at(4), 0, at(2)}, car);
        CHECK(car.to == 4);
    }
    SECTION("a full car goes on") {
        car.places_left = 0;
        divert(def, 101, {at(4), at(2), 0}, car);
        CHECK(car.to == 4);
    }
    SECTION("a call that is gone leaves it where it was sent") {
        divert(def, 101, {}, car);
        CHECK(car.to == 4);
    }
}

TEST_CASE("a car that is fetched from below goes on to who calls for the same way from higher up", "[facilities][lift]") {
    const ConnectorDef def = lift_of_five();
    CarState car = car_at(0, 1);
    set_out(def, 0, 1, 2, car);
    divert(def, 5, {0, 0, at(2) | at(3)}, car);
    CHECK(car.to == 3);
    CHECK(car.arrives == Approx(ride_s(def, 12)));
}

TEST_CASE("a car goes on in its direction while somebody wants a stop ahead, then turns", "[facilities][lift]") {
    const CarState up = car_at(2, 1);
    CHECK(way_from_stop(up, {at(4), 0, at(0)}) == 1);
    CHECK(next_stop(up, {at(4), 0, at(0)}, 1) == 4);
    CHECK(way_from_stop(up, {at(1), 0, 0}) == -1);
    CHECK(way_from_stop(up, {at(1), 0, at(3)}) == 1);  // a call from ahead, though for the way back
    CHECK(way_from_stop(up, {0, 0, 0}) == 0);
    CHECK(way_from_stop(up, {0, 0, at(2)}) == -1);     // who stands here wants down
    CHECK(way_from_stop(up, {0, at(2), at(2)}) == 1);
}

TEST_CASE("a car stops for calls in its own direction only, but for the last one, where it turns", "[facilities][lift]") {
    const CarState up = car_at(0, 1);
    CHECK(next_stop(up, {at(4), at(2), at(1) | at(3)}, 1) == 2);
    CHECK(next_stop(up, {at(4), 0, at(1) | at(3)}, 1) == 4);
    CHECK(next_stop(up, {0, 0, at(1) | at(3)}, 1) == 3);
    const CarState down = car_at(4, -1);
    CHECK(next_stop(down, {at(0), at(1), at(3)}, -1) == 3);
    CHECK(next_stop(down, {0, at(1) | at(2), 0}, -1) == 1);
    CHECK(next_stop(down, {0, 0, 0}, -1) == -1);
}

TEST_CASE("a full car passes those who call", "[facilities][lift]") {
    CarState full = car_at(0, 1);
    full.places_left = 0;
    CHECK(next_stop(full, {at(4), at(2), 0}, 1) == 4);
    CHECK(way_from_stop(full, {0, at(2), at(3)}) == 0);
}

TEST_CASE("an idle car serves who stands before it, then the nearest call, of two as near the upper", "[facilities][lift]") {
    const CarState idle = car_at(2, 0);
    CHECK(way_from_stop(idle, {0, 0, at(2) | at(4)}) == -1);
    CHECK(way_from_stop(idle, {0, at(1), at(4)}) == -1);
    CHECK(way_from_stop(idle, {0, at(1), at(3)}) == 1);
    CHECK(way_from_stop(idle, {}) == 0);
}

TEST_CASE("a car leaves when its doors have been open long enough, or it is full", "[facilities][lift]") {
    const ConnectorDef def = lift_of_five();
    CarState car = car_at(0, 1);
    open_doors(10, car);
    board(def, 4, 12, car);
    CHECK_FALSE(may_leave(def, 13, car));
    CHECK_FALSE(may_leave(def, 16.9, car));
    CHECK(may_leave(def, 17, car));
    board(def, def.lift.capacity - 4, 13.2, car);
    CHECK_FALSE(may_leave(def, 14.3, car));  // the last one still steps in
    CHECK(may_leave(def, 14.4, car));
    alight(def, 4, 20, car);
    CHECK(car.places_left == 4);
    CHECK(car.aboard == 1);
}

TEST_CASE("the up-peak round trip is that of Barney's formula", "[facilities][lift]") {
    // One floor above: everybody gets out there, S = H = 1, and RTT = 2 rides + 2 P t_p + what the doors dwell longer.
    ConnectorDef one;
    one.kind = ConnectorKind::lift;
    one.rise_m = 4;
    CHECK(up_peak_round_trip_s(one) == Approx(2 * ride_s(one) + 2 * 10 * 1.2 + (5 - 1.2)));
    // By hand for n = 4 and P = 8: S = 4 (1 - 0.75^8) = 3.59955, H = 4 - (0.25^8 + 0.5^8 + 0.75^8) = 3.89597.
    ConnectorDef def = lift_of_five();
    def.lift.capacity = 8;
    const double stop_s = 5 + 1.25;  // doors, and what gaining and losing speed costs
    CHECK(up_peak_round_trip_s(def) ==
          Approx(2 * 3.89597 * 4 + 4.59955 * stop_s + 3.59955 * (5 - 1.2) + 2 * 8 * 1.2).epsilon(1e-5));
}
