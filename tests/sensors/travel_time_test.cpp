#include "sensors/journey_watch.h"

#include <algorithm>

#include "base/draws.h"
#include "base/fault.h"
#include "catch.h"
#include "sensors/watched.h"

using namespace tidegate;

namespace {

constexpr PlaceKind gate = PlaceKind::facility, door = PlaceKind::opening;

ObservableDef way(PlaceKind from, PlaceKind to, double window_s, double percentile = 0) {
    ObservableDef def = watch_area(ObservableKind::travel_time, window_s);
    def.place_kind = from;
    def.to_kind = to;
    def.to = 0;
    def.percentile = percentile;
    return def;
}

/// Time from the gate to the door, once with the mean and once with a percentile.
struct Way {
    WatchedLevel watched;

    explicit Way(double window_s, double percentile = 95, PlaceKind from = gate,
                 PlaceKind to = door)
        : watched(hall(10, 10), {way(from, to, window_s), way(from, to, window_s, percentile)}) {}
    void passes(SimTime time, std::vector<CrossingSeen> crossings) {
        SensorInput input;
        input.time_s = time;
        input.crossings = crossings;
        step(watched.def, watched.venue, input, watched.state);
    }
    double mean() const { return watched.value(0); }
    double percentile() const { return watched.value(1); }
};

}  // namespace

TEST_CASE("a travel time runs from the one place to the other, for whoever passes both",
          "[sensors][travel_time]") {
    Way way(60);
    way.passes(1, {{0.25, gate, 0, 1, 7}, {0.5, gate, 0, 1, 8}, {0.75, gate, 1, 1, 9}});
    CHECK(way.mean() == 0);
    way.passes(11, {{10.25, door, 0, -1, 7}, {10.5, door, 1, 1, 8}, {10.75, door, 0, 1, 9}});
    CHECK(way.mean() == Approx(10.0));  // 8 took another door, 9 came through another gate
    way.passes(21, {{20.5, door, 0, 1, 8}});
    CHECK(way.mean() == Approx(15.0));
    CHECK(way.percentile() == Approx(20.0));
}

TEST_CASE("only those who arrived in the window count; without any the travel time is 0",
          "[sensors][travel_time]") {
    Way way(5);
    way.passes(1, {{0.5, gate, 0, 1, 1}, {0.5, gate, 0, 1, 2}});
    way.passes(3, {{2.5, door, 0, 1, 1}});
    CHECK(way.mean() == Approx(2));
    way.passes(7, {{6.5, door, 0, 1, 2}});
    CHECK(way.mean() == Approx(4));
    way.passes(8, {});
    CHECK(way.mean() == Approx(6));
    way.passes(12, {});
    CHECK(way.mean() == 0);
    CHECK(way.percentile() == 0);
}

TEST_CASE("who passes the beginning again begins anew, who passes the end twice has arrived once",
          "[sensors][travel_time]") {
    Way way(60);
    way.passes(1, {{0.5, gate, 0, 1, 1}});
    way.passes(5, {{4.5, gate, 0, -1, 1}});
    way.passes(9, {{8.5, door, 0, 1, 1}});
    way.passes(10, {{9.5, door, 0, 1, 1}});
    CHECK(way.mean() == Approx(4));
    way.passes(11, {{10.5, door, 0, 1, 2}});  // never began
    CHECK(way.mean() == Approx(4));
}

TEST_CASE("both places passed within one step count in the order of their times",
          "[sensors][travel_time]") {
    Way way(60);
    way.passes(
        1,
        {{0.9, door, 0, 1, 1}, {0.2, gate, 0, 1, 1}, {0.3, door, 0, 1, 2}, {0.6, gate, 0, 1, 2}});
    CHECK(way.mean() == Approx(0.7));
    way.passes(2, {{1.6, door, 0, 1, 2}});
    CHECK(way.mean() == Approx(0.85));
}

TEST_CASE("a way begins with alighting and ends with boarding, not the other way round",
          "[sensors][travel_time]") {
    Way out(60, 95, PlaceKind::platform, door);
    out.passes(1, {{0.5, PlaceKind::platform, 0, 1, 1}, {0.5, PlaceKind::platform, 0, -1, 2}});
    out.passes(9, {{8.5, door, 0, 1, 1}, {8.5, door, 0, 1, 2}});
    CHECK(out.mean() == Approx(8));
    Way in(60, 95, PlaceKind::entrance, PlaceKind::platform);
    in.passes(1, {{0.5, PlaceKind::entrance, 0, 1, 1}, {0.5, PlaceKind::entrance, 0, 1, 2}});
    in.passes(9, {{4.5, PlaceKind::platform, 0, -1, 1}, {8.5, PlaceKind::platform, 0, 1, 2}});
    CHECK(in.mean() == Approx(8));
}

TEST_CASE("a percentile is the least of the times within which that share arrived",
          "[sensors][travel_time][property]") {
    for (const int n : {1, 2, 19, 20, 21, 100}) {
        for (const double percentile : {1.0, 50.0, 90.0, 95.0, 100.0}) {
            Way way(1000, percentile);
            std::vector<CrossingSeen> begin, end;
            std::vector<double> times;
            for (std::int32_t i = 0; i < n; ++i) {
                const double t =
                    1 + 100 * Draws{3}.uniform(Purpose::place, static_cast<std::uint64_t>(i));
                begin.push_back({0.5, gate, 0, 1, i});
                end.push_back({0.5 + t, door, 0, 1, i});
                times.push_back(0.5 + t - 0.5);
            }
            way.passes(1, begin);
            way.passes(200, end);
            std::sort(times.begin(), times.end());
            CAPTURE(n, percentile);
            const auto within = [&](double t) {
                return std::count_if(times.begin(), times.end(),
                                     [&](double one) { return one <= t + 1e-12; });
            };
            const auto rank = std::find_if(times.begin(), times.end(), [&](double t) {
                return 100.0 * static_cast<double>(within(t)) >= percentile * n - 1e-9;
            });
            CHECK(way.percentile() == Approx(*rank).epsilon(1e-12));
        }
    }
}

TEST_CASE("travel time needs to know who passed", "[sensors][travel_time]") {
    Way way(60);
    CHECK_THROWS_AS(way.passes(1, {{0.5, gate, 0, 1}}), BrokenPromise);
}
