#include "facilities/lift_bank.h"

#include "catch.h"
#include "facilities/lift_of_five.h"

using namespace tidegate;
using testing::lift_of_five;

namespace {

CarState standing_at(int stop, int way) {
    CarState car = make_car_state(lift_of_five());
    car.stop = stop;
    car.way = way;
    return car;
}

// As the rule has them, without what tells equals apart.
int figure(const CarState& car, LandingCall call, SimTime now = 0) {
    const int suits = suitability(lift_of_five(), now, car, call);
    return (suits + most_stops - 1) / most_stops;
}

}  // namespace

TEST_CASE("a bank's cars suit a call as the nearest-car rule has it", "[facilities][lift]") {
    // n = 4. Idle: n + 1 - d.
    CHECK(figure(standing_at(2, 0), {2, 1}) == 5);
    CHECK(figure(standing_at(0, 0), {3, -1}) == 2);
    // Comes towards it: for the same way n + 2 - d, for the other n + 1 - d.
    CHECK(figure(standing_at(1, 1), {3, 1}) == 4);
    CHECK(figure(standing_at(1, 1), {3, -1}) == 3);
    CHECK(figure(standing_at(4, -1), {1, -1}) == 3);
    // Goes away, or takes people the other way from here.
    CHECK(figure(standing_at(3, 1), {1, 1}) == 1);
    CHECK(figure(standing_at(3, 1), {3, -1}) == 1);
    CHECK(figure(standing_at(3, 1), {3, 1}) == 6);
}

TEST_CASE("of cars that suit a call alike the nearer is better, and a full one is none", "[facilities][lift]") {
    const ConnectorDef def = lift_of_five();
    const LandingCall call{3, 1};
    const CarState idle = standing_at(3, 0), comes = standing_at(2, 1);
    REQUIRE(figure(idle, call) == figure(comes, call));
    CHECK(suitability(def, 0, idle, call) > suitability(def, 0, comes, call));
    CarState full = idle;
    full.places_left = 0;
    CHECK(suitability(def, 0, full, call) == 0);
}

TEST_CASE("a car under way counts from the next stop for which it can still brake", "[facilities][lift]") {
    CarState car = standing_at(0, 1);
    set_out(lift_of_five(), 0, 1, 4, car);
    // It brakes for stop 1 after 2.5 s of doors and 4 m at 1 m/s.
    CHECK(figure(car, {1, 1}, 6.4) == 6);
    CHECK(figure(car, {1, 1}, 6.6) == 1);
    CHECK(figure(car, {3, 1}, 6.6) == 5);
    CHECK(figure(car, {4, -1}, 100) == 5);  // where it turns
}
