#include "sensors/level_of_service.h"

#include <array>

#include "catch.h"
#include "sensors/watched.h"

using namespace tidegate;

namespace {

WatchedLevel judged(ServiceScale scale, double window_s = 1) {
    ObservableDef def = watch_area(ObservableKind::level_of_service, window_s);
    def.scale = scale;
    return WatchedLevel(hall(10, 10), {def});
}

double level_with(WatchedLevel& hall, int people) {
    hall.occupancy[0] = people;
    return hall.sees({});
}

}  // namespace

TEST_CASE("Fruin's limits are those of his square feet per person", "[sensors][los]") {
    // m2 per person as metric tables print them, rounded to two places.
    const std::array<std::array<double, 5>, 3> printed_m2{{{3.25, 2.32, 1.39, 0.93, 0.46},
                                                           {1.86, 1.39, 0.93, 0.65, 0.37},
                                                           {1.21, 0.93, 0.65, 0.28, 0.19}}};
    for (int scale = 0; scale < 3; ++scale) {
        const auto limits = service_limits_per_m2(static_cast<ServiceScale>(scale));
        for (std::size_t i = 0; i < 5; ++i) {
            CAPTURE(scale, i);
            CHECK(1 / limits[i] ==
                  Approx(printed_m2[static_cast<std::size_t>(scale)][i]).margin(0.0055));
            CHECK((i == 0 || limits[i] > limits[i - 1]));
        }
    }
}

TEST_CASE("the level of service changes at its limits, where the better one holds",
          "[sensors][los]") {
    for (const ServiceScale scale :
         {ServiceScale::walkway, ServiceScale::stair, ServiceScale::queue}) {
        const auto limits = service_limits_per_m2(scale);
        for (std::size_t i = 0; i < 5; ++i) {
            CHECK(static_cast<int>(level_of_service(scale, limits[i])) == static_cast<int>(i) + 1);
            CHECK(static_cast<int>(level_of_service(scale, limits[i] * 1.0001)) ==
                  static_cast<int>(i) + 2);
        }
    }
    CHECK(level_of_service(ServiceScale::walkway, 0) == ServiceLevel::a);
    CHECK(letter_of(ServiceLevel::a) == 'A');
    CHECK(letter_of(ServiceLevel::f) == 'F');
}

TEST_CASE("one density has another level on a walkway, on a stair and in a queue",
          "[sensors][los]") {
    WatchedLevel walkway = judged(ServiceScale::walkway), stair = judged(ServiceScale::stair),
            queue = judged(ServiceScale::queue);
    CHECK(level_with(walkway, 100) == 4);  // 1 /m2
    CHECK(level_with(stair, 100) == 3);
    CHECK(level_with(queue, 100) == 2);
    CHECK(level_with(walkway, 300) == 6);
    CHECK(level_with(queue, 300) == 4);
}

TEST_CASE("a level of service is that of the mean density of its window; nobody is A",
          "[sensors][los]") {
    WatchedLevel hall = judged(ServiceScale::walkway, 2);
    CHECK(hall.value() == 1);
    CHECK(level_with(hall, 0) == 1);
    CHECK(level_with(hall, 200) == 4);  // mean of 0 and 2 /m2
    CHECK(level_with(hall, 200) == 5);
    CHECK(level_with(hall, 0) == 4);
    CHECK(level_with(hall, 0) == 1);
}

TEST_CASE("the level of service of a stair goes by the people on it over its floor",
          "[sensors][los]") {
    VenueDef venue = hall(10, 10);
    ConnectorDef stair;
    stair.name = "stair";
    stair.width_m = 2;
    stair.length_m = 10;
    venue.connectors.push_back(stair);
    ObservableDef def = watch_area(ObservableKind::level_of_service);
    def.place_kind = PlaceKind::connector;
    def.scale = ServiceScale::stair;
    WatchedLevel watched(venue, {def});
    const auto level = [&](std::int32_t people) {
        SensorInput input;
        input.time_s = ++watched.time_s;
        input.on_connectors = {&people, 1};
        step(watched.def, watched.venue, input, watched.state);
        return watched.value();
    };
    CHECK(level(0) == 1);
    CHECK(level(14) == 2);  // 0.7 /m2
    CHECK(level(60) == 6);
}
