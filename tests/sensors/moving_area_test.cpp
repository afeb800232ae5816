#include "sensors/moving_area.h"

#include <array>

#include "base/draws.h"
#include "base/fault.h"
#include "catch.h"
#include "sensors/watched.h"

using namespace tidegate;

namespace {

VenueDef square() { return venue_of({box(5, 5, 15, 15)}, 100, {box(0, 0, 20, 20)}); }

/// Speed and specific flow of the square.
WatchedLevel moving(double window_s = 1) {
    return WatchedLevel(square(), {watch_area(ObservableKind::speed, window_s),
                              watch_area(ObservableKind::specific_flow, window_s)});
}

}  // namespace

TEST_CASE("speed is the mean over those in the area, whichever way they go", "[sensors][speed]") {
    WatchedLevel area = moving();
    SensedPeople people;
    people.add({6, 6}, {1.2, 0});
    people.add({7, 6}, {-0.6, 0});
    people.add({8, 8}, {0.3, 0.4});
    people.add({9, 9}, {0, 0});
    people.add({1, 1}, {9, 9});  // outside
    CHECK(area.sees(people) == Approx((1.2 + 0.6 + 0.5 + 0) / 4));
    CHECK(area.value(1) == Approx((1.2 + 0.6 + 0.5 + 0) / 100));
}

TEST_CASE("nobody has speed 0 and flow 0", "[sensors][speed]") {
    WatchedLevel area = moving(3);
    CHECK(area.sees({}) == 0);
    CHECK(area.value(1) == 0);
    SensedPeople one;
    one.add({6, 6}, {1.5, 0});
    CHECK(area.sees(one) == Approx(1.5));
    CHECK(area.value(1) == Approx(1.5 / 200));
    for (int i = 0; i < 3; ++i) area.sees({});
    CHECK(area.value(0) == 0);
    CHECK(area.value(1) == 0);
}

TEST_CASE("speed is averaged over people and samples; flow is density times speed",
          "[sensors][speed][property]") {
    ObservableDef density = watch_area(ObservableKind::peak_density, 10);
    density.cell_m = 10;  // the area is one cell: the mean density over the window
    WatchedLevel area(square(), {watch_area(ObservableKind::speed, 10),
                            watch_area(ObservableKind::specific_flow, 10), density});
    for (std::uint64_t world = 0; world < 30; ++world) {
        const Draws draws{world};
        SensedPeople people;
        for (std::uint64_t i = 0; i < 7 * (world % 5); ++i)
            people.add({draws.uniform(Purpose::place, i, 0, 0, 20),
                        draws.uniform(Purpose::place, i, 1, 0, 20)},
                       {draws.uniform(Purpose::place, i, 2, -2, 2),
                        draws.uniform(Purpose::place, i, 3, -2, 2)});
        area.sees(people);
        CHECK(area.value(1) == Approx(area.value(2) * area.value(0)).margin(1e-12));
    }
}

TEST_CASE("the specific flow over a line is crossings per metre of its width and second",
          "[sensors][specific_flow]") {
    VenueDef venue = hall(10, 10);
    OpeningDef door;
    door.line = {{5, 0}, {5, 2.5}};
    venue.openings.push_back(door);
    venue.exits.push_back({"exit", {0}, {{0, 0}, {0, 4}}, PassageStatus::open});
    ConnectorDef stair;
    stair.width_m = 2;
    venue.connectors.push_back(stair);
    std::vector<ObservableDef> observables;
    for (const PlaceKind kind : {PlaceKind::opening, PlaceKind::exit, PlaceKind::connector}) {
        observables.push_back(watch_area(ObservableKind::specific_flow, 10));
        observables.back().place_kind = kind;
    }
    observables.push_back(observables[0]);
    observables[3].direction = FlowDirection::forward;
    WatchedLevel lines(venue, observables);
    std::vector<CrossingSeen> crossings;
    for (int i = 0; i < 20; ++i) {
        crossings.push_back({0.5, PlaceKind::opening, 0, i % 2 == 0 ? 1 : -1});
        crossings.push_back({0.5, PlaceKind::exit, 0, 1});
        crossings.push_back({0.5, PlaceKind::connector, 0, 1});
    }
    SensorInput input;
    input.time_s = 1;
    input.crossings = crossings;
    step(lines.def, lines.venue, input, lines.state);
    CHECK(lines.value(0) == Approx(20 / (2.5 * 10)));
    CHECK(lines.value(1) == Approx(20 / (4.0 * 10)));
    CHECK(lines.value(2) == Approx(20 / (2.0 * 10)));
    CHECK(lines.value(3) == Approx(10 / (2.5 * 10)));
    input.time_s = 11;
    input.crossings = {};
    step(lines.def, lines.venue, input, lines.state);
    CHECK(lines.value(0) == 0);
}

TEST_CASE("the contact force of an area is the highest on a body in it, 0 when nobody measures any",
          "[sensors][contact_force]") {
    WatchedLevel area(square(), {watch_area(ObservableKind::contact_force)});
    SensedPeople pressed;
    pressed.add({6, 6}, {}, 120);
    pressed.add({7, 7}, {}, 640.5);
    pressed.add({1, 1}, {}, 2000);  // outside
    CHECK(area.sees(pressed) == Approx(640.5));
    SensedPeople free;
    free.add({6, 6});
    CHECK(area.sees(free) == 0);
    CHECK(area.sees({}) == 0);
    WatchedLevel squeezed(square(), {watch_area(ObservableKind::compression)});
    CHECK(squeezed.sees(pressed) == 0);
    pressed.compression_n_per_m = {400, 310, 9000};
    CHECK(squeezed.sees(pressed) == Approx(400));
    CHECK(area.sees(pressed) == Approx(640.5));
}

TEST_CASE("what is not a number is refused at the door: no measure can become one", "[sensors]") {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    SensedPeople lost;
    lost.add({6, 6});
    for (std::vector<float> SensedPeople::*column : {&SensedPeople::x, &SensedPeople::y, &SensedPeople::vx, &SensedPeople::vy}) {
        SensedPeople people = lost;
        (people.*column)[0] = nan;
        WatchedLevel area = moving();
        CHECK_THROWS_AS(area.sees(people), BrokenPromise);
    }
    SensedPeople pressed = lost;
    pressed.force_n = {std::numeric_limits<float>::infinity()};
    WatchedLevel force(square(), {watch_area(ObservableKind::contact_force)});
    CHECK_THROWS_AS(force.sees(pressed), BrokenPromise);
    pressed.force_n = {1, 2};
    CHECK_THROWS_AS(force.sees(pressed), BrokenPromise);
    pressed.force_n = {1};
    pressed.compression_n_per_m = {nan};
    CHECK_THROWS_AS(force.sees(pressed), BrokenPromise);
}
