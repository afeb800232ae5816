#include "viz/scene/time_axis.h"

#include "catch.h"

using namespace tidegate;
using namespace tidegate::viz;

namespace {

Calendar countdown() { return {*parse_iso_datetime("2015-12-31T23:45:00")}; }

}  // namespace

TEST_CASE("a moment stands at its share of the axis, and a pixel gives its moment back",
          "[viz][time]") {
    const TimeAxis axis{0, 11700, 232, 1164};
    CHECK(axis.x_of(0) == 232);
    CHECK(axis.x_of(11700) == 1164);
    CHECK(axis.x_of(5850) == Approx(698));
    for (const double time : {1.0, 900.0, 2345.0, 11699.0}) {
        CHECK(axis.time_at(axis.x_of(time)) == Approx(time).margin(1));
    }
}

TEST_CASE("a pixel beside the axis gives its first or last moment", "[viz][time]") {
    const TimeAxis axis{0, 600, 100, 200};
    CHECK(axis.time_at(-40) == 0);
    CHECK(axis.time_at(900) == 600);
}

TEST_CASE("ticks stand at round times of day even when the run starts at an odd one",
          "[viz][time]") {
    Calendar calendar = countdown();
    calendar.start_unix_s += 7 * 60 + 13;
    const std::vector<Tick> result = ticks({0, 11700, 0, 900}, calendar, 74);
    REQUIRE(result.size() >= 4);
    for (const Tick& tick : result) {
        CHECK((calendar.start_unix_s + static_cast<std::int64_t>(tick.time + 0.5)) % 900 == 0);
        CHECK(tick.text.size() == 5);
    }
    CHECK(result.front().text == "00:00");
}

TEST_CASE("ticks are never closer than asked for", "[viz][time]") {
    for (const double end : {5.0, 60.0, 605.0, 3600.0, 11700.0, 90000.0, 900000.0}) {
        const TimeAxis axis{0, end, 0, 900};
        const std::vector<Tick> result = ticks(axis, countdown(), 74);
        for (std::size_t i = 1; i < result.size(); ++i) {
            CHECK(axis.x_of(result[i].time) - axis.x_of(result[i - 1].time) >= 73.9F);
        }
    }
}

TEST_CASE("ticks closer than a minute show seconds", "[viz][time]") {
    const std::vector<Tick> result = ticks({0, 60, 0, 900}, countdown(), 74);
    REQUIRE(result.size() > 5);
    CHECK(result[1].text == "23:45:05");
}
