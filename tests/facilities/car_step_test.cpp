#include "facilities/car_step.h"

#include "catch.h"

using namespace tidegate;

namespace {

/// Five stops 4 m apart.
ConnectorDef lift_of_five() {
    ConnectorDef def;
    def.kind = ConnectorKind::lift;
    for (int k = 1; k < 4; ++k) def.lift.between.push_back({{k}, {}, 4.0 * k});
    def.rise_m = 16;
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

TEST_CASE("a lift with more than two stops has a car, one with two has none", "[facilities][lift]") {
    CHECK(make_car_state(lift_of_five()).exists == 1);
    ConnectorDef two;
    two.kind = ConnectorKind::lift;
    CHECK(make_car_state(two).exists == 0);
    CHECK(stops_of(two) == 2);
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
