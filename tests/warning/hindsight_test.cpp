#include "warning/hindsight.h"

#include "catch.h"
#include "warning/series.h"

using namespace tidegate;

namespace {

/// Windows of 400, 300, 200 and 100 s.
RuleDef lead_time(double hold_s = 0, double dwell_s = 30) {
    RuleDef rule;
    rule.scheme = Scheme::lead_time;
    rule.criterion = 10;
    rule.windows_s = {4000, 3000, 2000, 1000};
    rule.window_scale = 0.1;
    rule.hold_s = hold_s;
    rule.dwell_s = dwell_s;
    return rule;
}

std::vector<LevelChange> look_back(const RuleDef& rule, const Series& series) {
    const RuleCourse course = run(rule, series);
    CHECK(course.changes.empty());
    std::vector<LevelChange> changes;
    hindsight(rule, RuleId{0}, course.state.rules[0].episodes, series.time_s.back(),
              {series.time_s, series.value}, changes);
    return changes;
}

}  // namespace

TEST_CASE("in hindsight each level is known its window ahead of the criterion", "[warning][hindsight]") {
    const auto changes = look_back(lead_time(), {{0, 1000, 1010, 1100, 1110, 2000}, {0, 0, 20, 20, 0, 0}});
    REQUIRE(changes.size() == 8);
    const double known_s[] = {605, 705, 805, 905};
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(changes[i].after == static_cast<WarningLevel>(i + 1));
        CHECK(changes[i].known_s == Approx(known_s[i]));
        CHECK(changes[i].crossed_s == Approx(1005));
        CHECK(changes[i].value == 0);
    }
    // It ends below 0.95 x 10, at 1105.25 s, and levels are left one dwell apart.
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(changes[4 + i].crossed_s == Approx(1105.25));
        CHECK(changes[4 + i].known_s == Approx(1105.25 + 30.0 * static_cast<double>(i + 1)));
    }
    CHECK(changes[7].after == WarningLevel::none);
}

TEST_CASE("a criterion that does not hold long enough is no criterion", "[warning][hindsight]") {
    const Series series{{0, 1000, 1010, 1020, 1500, 1510, 1600, 1610}, {0, 0, 20, 0, 0, 20, 20, 0}};
    CHECK(look_back(lead_time(), series).front().crossed_s == Approx(1005));
    CHECK(look_back(lead_time(30), series).front().crossed_s == Approx(1505));
}

TEST_CASE("levels whose window reaches back before the start are known from the start",
          "[warning][hindsight]") {
    const auto changes = look_back(lead_time(), {{0, 240, 260, 300}, {0, 0, 20, 20}});
    REQUIRE(changes.size() == 4);
    CHECK(changes[0].known_s == 0);
    CHECK(changes[1].known_s == 0);
    CHECK(changes[2].known_s == Approx(50));
    CHECK(changes[3].known_s == Approx(150));
}

TEST_CASE("two episodes close together are announced as one", "[warning][hindsight]") {
    // The second criterion begins 80 s after the first has ended: within red's 100 s.
    const auto close = look_back(
        lead_time(), {{0, 1000, 1001, 1100, 1101, 1180, 1181, 1200, 1201, 3000},
                      {0, 0, 20, 20, 0, 0, 20, 20, 0, 0}});
    CHECK(close.size() == 8);
    // 250 s apart: red steps down, orange is expected again 50 s after the end.
    const auto apart = look_back(
        lead_time(), {{0, 1000, 1001, 1100, 1101, 1350, 1351, 1400, 1401, 3000},
                      {0, 0, 20, 20, 0, 0, 20, 20, 0, 0}});
    REQUIRE(apart.size() == 10);
    CHECK(apart[4].after == WarningLevel::orange);
    CHECK(apart[4].known_s == Approx(1100.525 + 30));
    CHECK(apart[5].after == WarningLevel::red);
    CHECK(apart[5].known_s == Approx(1350.5 - 100));
    CHECK(apart[5].crossed_s == Approx(1350.5));
}

TEST_CASE("an episode that lasts to the end of the run keeps its level", "[warning][hindsight]") {
    const auto changes = look_back(lead_time(), {{0, 1000, 1010, 2000}, {0, 0, 20, 20}});
    REQUIRE(changes.size() == 4);
    CHECK(changes.back().after == WarningLevel::red);
}

TEST_CASE("a run in which the criterion is never met has no levels", "[warning][hindsight]") {
    CHECK(look_back(lead_time(), {{0, 1000, 2000}, {0, 9.99, 0}}).empty());
}
