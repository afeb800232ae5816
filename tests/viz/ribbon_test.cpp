#include "viz/scene/ribbon.h"

#include "catch.h"
#include "viz/scene/chart.h"
#include "viz/scene/outcome_rows.h"
#include "viz/scene/plan_bars.h"

using namespace tidegate;
using namespace tidegate::viz;

namespace {

constexpr WarningLevel none = WarningLevel::none, blue = WarningLevel::blue,
                       yellow = WarningLevel::yellow, orange = WarningLevel::orange;

RunData run_with_two_rules() {
    RunData run;
    run.recorded_end_s = 1000;
    run.warning.rules.resize(2);
    run.warning.rules[0].observable = {0};
    run.warning.rules[0].capacity = 800;
    run.level_changes = {{{0}, none, yellow, 95, 100, 660},
                         {{1}, none, blue, 130, 130, 1},
                         {{0}, yellow, orange, 200, 200, 720},
                         {{0}, orange, none, 500, 800, 10}};
    return run;
}

}  // namespace

TEST_CASE("the ribbon shows each level from when it was known to the next change",
          "[viz][ribbon]") {
    const std::vector<RibbonInterval> result = ribbon(run_with_two_rules(), {0});
    REQUIRE(result.size() == 2);
    CHECK(result[0].from == 100);
    CHECK(result[0].to == 200);
    CHECK(result[0].warning_level == yellow);
    CHECK(result[1].to == 800);
    CHECK(result[1].warning_level == orange);
}

TEST_CASE("a level still in force lasts to the end of the recording", "[viz][ribbon]") {
    const std::vector<RibbonInterval> result = ribbon(run_with_two_rules(), {1});
    REQUIRE(result.size() == 1);
    CHECK(result[0].to == 1000);
    CHECK(warning_level_at(run_with_two_rules(), {1}, 1000) == blue);
}

TEST_CASE("the level at a moment is that of the ribbon", "[viz][ribbon]") {
    const RunData run = run_with_two_rules();
    CHECK(warning_level_at(run, {0}, 99.9) == none);
    CHECK(warning_level_at(run, {0}, 100) == yellow);
    CHECK(warning_level_at(run, {0}, 799) == orange);
    CHECK(warning_level_at(run, {0}, 801) == none);
    CHECK(highest_warning_level(run, {0}) == orange);
}

TEST_CASE("thresholds of a band rule are shares of its capacity", "[viz][ribbon]") {
    const RunData run = run_with_two_rules();
    CHECK(threshold_of(run.warning.rules[0], blue) == Approx(560));
    CHECK(threshold_of(run.warning.rules[0], WarningLevel::red) == Approx(800));
}

TEST_CASE(
    "a plan bar goes from order over effect to withdrawal, and a repeated step has a bar each time",
    "[viz][plan]") {
    RunData run;
    const auto happen = [&](SimTime time, EventKind kind, const char* step) {
        run.events.push_back({time, kind, step, "gate team", {}, 0, -1, -1});
    };
    happen(10, EventKind::report, "filling");
    happen(100, EventKind::order, "meter");
    happen(160, EventKind::effect, "meter");
    happen(120, EventKind::order, "close");
    happen(600, EventKind::withdrawal, "meter");
    happen(900, EventKind::order, "meter");
    const std::vector<PlanRow> rows = plan_rows(run);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].step == "meter");
    REQUIRE(rows[0].bars.size() == 2);
    CHECK(rows[0].bars[0].ordered == 100);
    CHECK(rows[0].bars[0].effect == 160);
    CHECK(rows[0].bars[0].withdrawn == 600);
    CHECK(rows[0].bars[1].effect == -1);
    CHECK(rows[1].step == "close");
}

TEST_CASE("a plan bar knows when its order was reported and decided, each time", "[viz][plan]") {
    RunData run;
    ProcedureDef filling, other;
    filling.name = "filling", other.name = "other";
    filling.steps.emplace_back().name = "meter";
    run.plan.procedures = {filling, other};
    const auto happen = [&](SimTime time, EventKind kind, const char* subject) {
        run.events.push_back({time, kind, subject, "chief", {}, 0, -1, -1});
    };
    happen(10, EventKind::report, "filling");
    happen(70, EventKind::decision, "filling");
    happen(80, EventKind::report, "other");
    happen(85, EventKind::decision, "other");
    happen(100, EventKind::order, "meter");
    happen(700, EventKind::report, "filling");  // declined: nothing follows
    happen(800, EventKind::report, "filling");
    happen(860, EventKind::decision, "filling");
    happen(900, EventKind::order, "meter");
    happen(905, EventKind::report, "filling");
    happen(910, EventKind::order, "by hand");  // of no procedure
    const std::vector<PlanRow> rows = plan_rows(run);
    REQUIRE(rows.size() == 2);
    REQUIRE(rows[0].bars.size() == 2);
    CHECK(rows[0].bars[0].reported == 10);
    CHECK(rows[0].bars[0].decided == 70);
    CHECK(rows[0].bars[1].reported == 800);
    CHECK(rows[0].bars[1].decided == 860);
    CHECK(rows[1].bars[0].reported == -1);
    CHECK(rows[1].bars[0].decided == -1);
}

TEST_CASE("steps that differ in a number only and happen at the same times share a row", "[viz][plan]") {
    RunData run;
    const auto order = [&](SimTime time, const char* step, const char* who) {
        run.events.push_back({time, EventKind::order, step, who, {}, 0, -1, -1});
        run.events.push_back({time + 60, EventKind::effect, step, who, {}, 0, time, -1});
    };
    order(100, "meter entrance 2", "team 2");
    order(100, "meter entrance 1", "team 1");
    order(100, "meter entrance 3", "team 3");
    order(100, "open exit 1", "team 1");
    order(100, "open exit 4", "team 1");
    order(160, "meter entrance 4", "team 4");
    order(100, "hold 2 of 3 lanes", "chief");
    order(100, "hold 1 of 3 lanes", "chief");
    order(100, "close gate", "chief");
    const std::vector<PlanRow> rows = folded(plan_rows(run));
    std::vector<std::string> names;
    for (const PlanRow& row : rows) names.push_back(row.step + " / " + row.who);
    CHECK(names == std::vector<std::string>{"meter entrance 1–3 / team 1–3", "open exit 1, 4 / team 1",
                                            "hold 2 of 3 lanes / chief", "hold 1 of 3 lanes / chief", "close gate / chief",
                                            "meter entrance 4 / team 4"});
    CHECK(rows[0].steps == std::vector<std::string>{"meter entrance 2", "meter entrance 1", "meter entrance 3"});
    CHECK(rows[0].bars.size() == 1);
    CHECK(rows[5].steps == std::vector<std::string>{"meter entrance 4"});
    CHECK(folded({}).empty());
}

TEST_CASE("a curve keeps its peaks however few pixels it has", "[viz][chart]") {
    RunData run;
    Curve curve{"x", "passengers", {}};
    for (int i = 0; i <= 1000; ++i) {
        run.sample_times.push_back(i);
        curve.values.push_back(i == 437 ? 99 : 1);
    }
    const std::vector<float> peaks = column_peaks(run, curve, {0, 1000, 0, 50});
    REQUIRE(peaks.size() == 50);
    CHECK(*std::max_element(peaks.begin(), peaks.end()) == 99);
    CHECK(peaks[21] == 99);
    CHECK(peaks[40] == 1);
}

TEST_CASE("a curve that was not recorded to the end stops there", "[viz][chart]") {
    RunData run;
    run.sample_times = {0, 10, 20};
    const std::vector<float> peaks = column_peaks(run, {"x", "s", {1, 2, 3}}, {0, 100, 0, 100});
    CHECK(peaks[15] == 2);
    CHECK(peaks[20] == 3);
    CHECK(std::isnan(peaks[21]));
}

TEST_CASE("scales end at a round number that holds the highest value", "[viz][chart]") {
    CHECK(round_scale(800) == 800);
    CHECK(round_scale(801) == 1000);
    CHECK(round_scale(4.2) == 5);
    CHECK(round_scale(0) == 1);
}

TEST_CASE("observables whose rules rise highest are shown first, those without a rule last",
          "[viz][chart]") {
    RunData run = run_with_two_rules();
    run.curves = {{"a", "s", {}}, {"b", "s", {}}, {"c", "s", {}}};
    run.warning.rules[0].observable = {2};
    run.warning.rules[1].observable = {1};
    CHECK(curve_order(run) == std::vector<std::size_t>{2, 1, 0});
}

TEST_CASE("the outcome summary leaves out what is unknown or watched by no rule",
          "[viz][outcome]") {
    RunData run = run_with_two_rules();
    run.curves = {{"platform_density", "1/m2", {}}, {"hall", "passengers", {}}};
    run.warning.rules[1].observable = {};
    run.outcomes = {{"peak.platform_density", 4.25, "1/m2", 600},
                    {"peak.hall", 12, "passengers", 600},
                    {"clearing_time", std::nan(""), "s", -1},
                    {"mean_wait_outside", 754, "s", -1},
                    {"stuck", 0, "passengers", -1},
                    {"boarded", 12345, "passengers", -1}};
    const std::vector<OutcomeRow> rows = outcome_rows(run, Language::english);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].name == "highest platform density");
    CHECK(rows[0].value == "4.25 people/m² · 00:10");
    CHECK(rows[1].value == "13 min");
    CHECK(rows[2].value == "12,345 people");
}

TEST_CASE("only rules that ever rise get a row, the highest kept when there are too many",
          "[viz][ribbon]") {
    RunData run = run_with_two_rules();
    run.warning.rules.resize(6);
    CHECK(shown_rules(run) == std::vector<RuleId>{{0}, {1}});
    CHECK(shown_rules(run, 1) == std::vector<RuleId>{{0}});
    run.level_changes.clear();
    CHECK(shown_rules(run) == std::vector<RuleId>{{0}, {1}, {2}});
    run.warning.rules.clear();
    CHECK(shown_rules(run).empty());
}
