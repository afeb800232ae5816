#include <algorithm>
#include <cmath>

#include "base/draws.h"
#include "base/fault.h"
#include "catch.h"
#include "warning/series.h"

using namespace tidegate;

namespace {

RuleDef band(double capacity, double hold_s, double dwell_s) {
    RuleDef rule;
    rule.scheme = Scheme::band;
    rule.capacity = capacity;
    rule.hold_s = hold_s;
    rule.dwell_s = dwell_s;
    return rule;
}

/// From 0 to 8 /m2 in 800 s and back to 0, in steps of 0.1 s.
Series density_ramp() {
    Series series;
    for (int i = 0; i <= 16000; ++i) {
        const double t = 0.1 * i;
        series.time_s.push_back(t);
        series.value.push_back(t <= 800 ? 0.01 * t : 16 - 0.01 * t);
    }
    return series;
}

}  // namespace

TEST_CASE("a density that rises to 8 and falls again gives each level once up and once down, at the "
          "threshold's time", "[warning]") {
    const RuleCourse course = run(band(5, 0, 60), density_ramp());
    REQUIRE(course.changes.size() == 8);
    const double up_s[] = {350, 400, 450, 500};
    for (int i = 0; i < 4; ++i) {
        CAPTURE(i);
        const LevelChange& up = course.changes[static_cast<std::size_t>(i)];
        CHECK(up.after == static_cast<WarningLevel>(i + 1));
        CHECK(up.before == static_cast<WarningLevel>(i));
        CHECK(up.crossed_s == Approx(up_s[i]).margin(1e-6));
        CHECK(up.known_s == up.crossed_s);
        CHECK(up.value == Approx(5 * (0.7 + 0.1 * i)));
    }
    // Down: below 0.95 of the level's own threshold for 60 s.
    const double clear[] = {0.95 * 5.0, 0.95 * 4.5, 0.95 * 4.0, 0.95 * 3.5};
    double last = 0;
    for (int i = 0; i < 4; ++i) {
        CAPTURE(i);
        const LevelChange& down = course.changes[static_cast<std::size_t>(4 + i)];
        CHECK(down.after == static_cast<WarningLevel>(3 - i));
        CHECK(down.crossed_s == Approx(1600 - 100 * clear[i]).margin(1e-6));
        CHECK(down.known_s == Approx(std::max(down.crossed_s, last) + 60).margin(1e-6));
        last = down.known_s;
    }
}

TEST_CASE("a jump over several levels gives one change per level, each at its own time", "[warning]") {
    const RuleCourse course = run(band(100, 0, 300), {{0, 1}, {0, 200}});
    REQUIRE(course.changes.size() == 4);
    CHECK(course.changes[0].crossed_s == Approx(0.35));
    CHECK(course.changes[3].crossed_s == Approx(0.5));
    CHECK(course.changes[3].after == WarningLevel::red);
}

TEST_CASE("with a hold a level is known later but dated back to its beginning", "[warning]") {
    const RuleCourse course = run(band(100, 30, 300), {{0, 10, 20, 30, 100}, {0, 75, 60, 75, 75}});
    REQUIRE(course.changes.size() == 1);
    CHECK(course.changes[0].crossed_s == Approx(20 + 10 * 10.0 / 15));
    CHECK(course.changes[0].known_s == Approx(course.changes[0].crossed_s + 30));
}

TEST_CASE("a value that dips for less than the dwell, or not below the margin, keeps its level",
          "[warning]") {
    const RuleCourse short_dip = run(band(100, 0, 60), {{0, 10, 20, 60, 70, 500}, {0, 95, 10, 10, 95, 95}});
    CHECK(short_dip.changes.size() == 3);
    const RuleCourse in_margin = run(band(100, 0, 60), {{0, 10, 20, 500}, {0, 91, 86, 86}});
    CHECK(in_margin.changes.size() == 3);
    CHECK(in_margin.level_at(500) == WarningLevel::orange);
}

TEST_CASE("after a sudden end levels are left one at a time, a dwell apart", "[warning]") {
    const RuleCourse course = run(band(100, 0, 60), {{0, 10, 10.1, 1000}, {0, 100, 0, 0}});
    REQUIRE(course.changes.size() == 8);
    for (std::size_t i = 5; i < 8; ++i)
        CHECK(course.changes[i].known_s - course.changes[i - 1].known_s == Approx(60));
    CHECK(course.level_at(1000) == WarningLevel::none);
}

TEST_CASE("a value between two samples far apart steps down and up in the right order", "[warning]") {
    const RuleCourse course = run(band(100, 0, 60), {{0, 10, 20, 2000, 2001}, {0, 85, 0, 0, 85}});
    REQUIRE(course.changes.size() == 6);
    CHECK(course.changes[3].after == WarningLevel::none);
    CHECK(course.changes[4].after == WarningLevel::blue);
    CHECK(course.changes[5].after == WarningLevel::yellow);
}

TEST_CASE("a rule never flaps and its level always follows from the value's course",
          "[warning][property]") {
    for (std::uint64_t world = 0; world < 60; ++world) {
        const Draws draws{world};
        RuleDef rule = band(100, world % 3 == 0 ? 0.0 : 2.0 * static_cast<double>(world % 5), 0);
        rule.dwell_s = 5.0 + static_cast<double>(world % 20);
        rule.clear_ratio = draws.uniform(Purpose::delay, 0, 0, 0.85, 1.0);
        Series series{{0}, {0}};
        for (std::uint64_t i = 1; i < 400; ++i) {
            series.time_s.push_back(series.time_s.back() + draws.uniform(Purpose::place, i, 0, 0.1, 4));
            series.value.push_back(75 + 35 * std::sin(series.time_s.back() / 50) +
                                   draws.uniform(Purpose::place, i, 1, -10, 10));
        }
        const RuleCourse course = run(rule, series);
        CAPTURE(world, rule.hold_s, rule.dwell_s, rule.clear_ratio);
        REQUIRE(course.changes.size() > 4);

        WarningLevel level = WarningLevel::none;
        double last_s = 0;
        for (const LevelChange& change : course.changes) {
            CHECK(change.before == level);
            CHECK(std::abs(static_cast<int>(change.after) - static_cast<int>(change.before)) == 1);
            CHECK(change.known_s >= last_s);
            const bool is_up = change.after > change.before;
            if (!is_up) CHECK(change.known_s - last_s >= rule.dwell_s - 1e-9);
            const auto band_index = static_cast<std::size_t>(is_up ? change.after : change.before) - 1;
            const double threshold =
                rule.capacity * rule.bands[band_index] * (is_up ? 1.0 : rule.clear_ratio);
            CHECK(series.at(change.crossed_s) == Approx(threshold).margin(1e-6));
            level = change.after;
            last_s = change.known_s;
        }
        // A fine look at the whole course, all turns included: nothing was missed.
        const double dt = 0.05;
        std::vector<double> look_s = series.time_s;
        for (double t = 0; t < series.time_s.back(); t += dt) look_s.push_back(t);
        std::sort(look_s.begin(), look_s.end());
        std::array<double, 5> above_since_s, below_since_s;
        above_since_s.fill(never);
        below_since_s.fill(never);
        for (const double t : look_s) {
            const double value = series.at(t);
            const auto now = static_cast<std::size_t>(course.level_at(t + 1e-6));
            for (std::size_t i = 1; i < 5; ++i) {
                const double threshold = rule.capacity * rule.bands[i - 1];
                if (value < threshold) above_since_s[i] = never;
                else above_since_s[i] = std::min(above_since_s[i], t);
                if (value >= rule.clear_ratio * threshold) below_since_s[i] = never;
                else below_since_s[i] = std::min(below_since_s[i], t);
                if (t - above_since_s[i] > rule.hold_s) REQUIRE(now >= i);
            }
            double changed_s = 0;
            for (const LevelChange& change : course.changes)
                if (change.known_s <= t + 1e-6) changed_s = change.known_s;
            if (now > 0) REQUIRE(t - std::max(changed_s, below_since_s[now]) <= rule.dwell_s + 1e-9);
        }
        // Nothing came too soon.
        for (const LevelChange& change : course.changes) {
            const bool is_up = change.after > change.before;
            const double from_s = is_up ? change.crossed_s : change.known_s - rule.dwell_s;
            const auto band_index = static_cast<std::size_t>(is_up ? change.after : change.before) - 1;
            const double threshold =
                rule.capacity * rule.bands[band_index] * (is_up ? 1.0 : rule.clear_ratio);
            for (double t = from_s + 1e-6; t < change.known_s; t += dt)
                REQUIRE((series.at(t) >= threshold) == is_up);
        }
    }
}

TEST_CASE("a rule whose observable has no new value stays as it is", "[warning]") {
    WarningDef def{{band(100, 0, 0)}};
    def.rules[0].observable = ObservableId{0};
    WarningState state = make_warning_state(def);
    std::vector<LevelChange> changes;
    const ObservableState old{0, 0, 1, 200, false};
    step(def, {&old, 1}, state, changes);
    CHECK(changes.empty());
}

TEST_CASE("rules that cannot work are refused", "[warning]") {
    WarningDef def{{band(0, 0, 300)}};
    def.rules[0].observable = ObservableId{0};
    CHECK_THROWS_AS(make_warning_state(def), BrokenPromise);
    def.rules[0].capacity = 10;
    CHECK_NOTHROW(make_warning_state(def));
    def.rules[0].clear_ratio = 1.5;
    CHECK_THROWS_AS(make_warning_state(def), BrokenPromise);
}

TEST_CASE("warning levels and schemes are written as in the scenario", "[warning]") {
    CHECK(std::string(name_of(WarningLevel::none)) == "none");
    CHECK(std::string(name_of(WarningLevel::orange)) == "orange");
    CHECK(std::string(name_of(Scheme::lead_time)) == "lead_time");
}
