#include <cmath>

#include "catch.h"
#include "viz/sample_run.h"
#include "viz/scene/comparison.h"
#include "viz/scene/fields.h"
#include "viz/scene/ribbon.h"
#include "viz/scene/scene.h"

using namespace tidegate;
using namespace tidegate::viz;

namespace {

RunData named_run(const char* plan) {
    RunData run;
    run.name = "station";
    run.calendar.start_unix_s = *parse_iso_datetime("2015-12-31T23:45:00");
    run.recorded_end_s = run.planned_end_s = 3600;
    run.parameters = {{"seed", "1"}, {"plan.file", plan}};
    run.warning.rules.resize(1);
    run.warning.rules[0].name = "platform_crowding";
    run.warning.rules[0].observable = {0};
    run.curves = {{"platform_occupancy", "passengers", {}}};
    return run;
}

const ComparisonRow* row_named(const std::vector<ComparisonRow>& rows, const std::string& name) {
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const ComparisonRow& row) { return row.name == name; });
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("two runs of the same evening share the time of day; others the time since their starts",
          "[viz][compare]") {
    const RunData first = named_run("plan.toml");
    RunData later = named_run("");
    later.calendar.start_unix_s += 600;
    const Shown shown = paired(first, &later);
    CHECK(shown.time_of(1, 900) == 300);
    CHECK(shown.clock_at(1, 300) == 900);
    CHECK(shown.recorded_end() == 4200);
    later.calendar.start_unix_s += 86400 * 30;
    CHECK(paired(first, &later).time_of(1, 900) == 900);
}

TEST_CASE("runs are told apart by the settings that differ, equal ones by their files",
          "[viz][compare]") {
    RunData first = named_run("plan.toml"), second = named_run("");
    const auto names = [&](Language language) { return telling_names(first, second, language); };
    CHECK(names(Language::english).first == "plan: plan.toml");
    CHECK(names(Language::english).second == "without a plan");
    CHECK(names(Language::chinese).second == "无预案");
    first.plan.name = "full";
    CHECK(names(Language::chinese).first == "预案: full");
    second.parameters[0].second = "2";
    CHECK(names(Language::english).second == "seed = 2, without a plan");
    second = first;
    first.file = "a.h5";
    second.file = "b.h5";
    CHECK(names(Language::english).second == "b.h5");
}

TEST_CASE("an interrupted run's axis ends where it was interrupted, another one's where it was "
          "planned to end", "[viz][compare]") {
    RunData run = named_run("");
    run.recorded_end_s = 1000;
    CHECK(Shown{run}.axis_end() == 3600);
    run.status = RunStatus::interrupted;
    CHECK(Shown{run}.axis_end() == 1000);
}

TEST_CASE("the table of outcomes says what changed, and whether for the better", "[viz][compare]") {
    RunData none = named_run(""), plan = named_run("plan.toml");
    none.outcomes = {{"peak.platform_occupancy", 2000, "passengers", 3000},
                     {"mean_wait_outside", 10, "s", -1},
                     {"boarded", 100, "passengers", -1},
                     {"clearing_time", std::nan(""), "s", -1}};
    plan.outcomes = {{"peak.platform_occupancy", 1200, "passengers", 1800},
                     {"mean_wait_outside", 40, "s", -1},
                     {"boarded", 110, "passengers", -1},
                     {"clearing_time", std::nan(""), "s", -1}};
    none.level_changes = {{{0}, WarningLevel::none, WarningLevel::orange, 600, 600, 1},
                          {{0}, WarningLevel::orange, WarningLevel::red, 900, 900, 1}};
    plan.level_changes = {{{0}, WarningLevel::none, WarningLevel::yellow, 700, 700, 1}};
    const auto rows = comparison_rows(paired(none, &plan), Language::english);
    const ComparisonRow* peak = row_named(rows, "highest platform occupancy");
    REQUIRE(peak != nullptr);
    CHECK(peak->first == "2,000 people · 00:35");
    CHECK(peak->change == "−800 people (−40 %)");
    CHECK(peak->verdict == Verdict::better);
    CHECK(peak->headline == 2);
    CHECK(row_named(rows, "mean wait outside")->verdict == Verdict::worse);
    CHECK(row_named(rows, "left by train")->verdict == Verdict::unclear);
    CHECK(row_named(rows, "venue clear after") == nullptr);
    const ComparisonRow* level = row_named(rows, "platform crowding · highest level");
    REQUIRE(level != nullptr);
    CHECK(level->first == "red · 00:00");
    CHECK(level->second == "yellow · 23:56");
    CHECK(level->verdict == Verdict::better);
    CHECK(row_named(rows, "platform crowding · red")->second == "never");
    CHECK(row_named(rows, "platform crowding · time at orange or red")->first == "50 min");
}

TEST_CASE("one run alone has its outcomes without a second column", "[viz][compare]") {
    RunData run = named_run("");
    run.outcomes = {{"peak.platform_occupancy", 2000, "passengers", 3000}};
    const auto rows = comparison_rows(Shown{run}, Language::english);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].is_heading);
    CHECK(rows[1].second.empty());
    CHECK(rows[1].change.empty());
}

TEST_CASE("a rule that rises in the other run only is shown too", "[viz][compare]") {
    RunData first = named_run(""), second = named_run("");
    first.warning.rules.resize(5);
    second.warning.rules[0].name = "gate";
    first.warning.rules[4].name = "gate";
    second.level_changes = {{{0}, WarningLevel::none, WarningLevel::red, 10, 10, 1}};
    const Shown shown = paired(first, &second);
    CHECK(shown_rules(shown) == std::vector<RuleId>{{4}});
    CHECK(rule_in(shown, 1, {4}) == RuleId{0});
    CHECK_FALSE(rule_in(shown, 1, {0}).is_valid());
}

TEST_CASE("two runs are laid side by side, every level of each in its part of the view",
          "[viz][compare]") {
    const SampleRun sample = make_sample_run(600);
    const VenueMesh mesh = make_mesh(sample.run.venue);
    const Rect area{0, 66, 1190, 600};
    const Shown shown = paired(sample.run, &sample.run);
    const Tiling tiling = shown_tiles(shown, mesh, &mesh, {}, area);
    REQUIRE(tiling.headings.size() == 2);
    REQUIRE(tiling.tiles.size() == 6);
    for (const Tile& tile : tiling.tiles) {
        const Rect& own = tiling.headings[static_cast<std::size_t>(tile.run)].rect;
        CHECK(tile.rect.x >= own.x - 0.1F);
        CHECK(tile.rect.y >= own.bottom() - 0.1F);
    }
    ViewState view;
    view.compare_by = CompareBy::difference;
    const Tiling once = shown_tiles(shown, mesh, &mesh, view, area);
    REQUIRE(once.tiles.size() == 3);
    CHECK(once.tiles[0].is_difference);
}

TEST_CASE("the difference map is the second run minus the first, and nobody is drawn in it",
          "[viz][compare]") {
    const SampleRun sample = make_sample_run(60);
    const VenueMesh mesh = make_mesh(sample.run.venue);
    const Moment crowded = moment_of(sample.frames[40]), nobody;
    const Shown shown = paired(sample.run, &sample.run);
    ViewState view;
    view.compare_by = CompareBy::difference;
    const Tiling tiling = shown_tiles(shown, mesh, &mesh, view, {0, 66, 1190, 600});
    const Staged less[] = {{sample.run, mesh, crowded}, {sample.run, mesh, nobody}};
    for (const LevelScene& level : build_scene(less, view, tiling.tiles).levels) {
        CHECK(level.discs.empty());
        for (const float value : level.field.values) CHECK((std::isnan(value) || value <= 0));
    }
    const Staged same[] = {{sample.run, mesh, crowded}, {sample.run, mesh, crowded}};
    for (const LevelScene& level : build_scene(same, view, tiling.tiles).levels) {
        for (const float value : level.field.values) CHECK((std::isnan(value) || value == 0));
    }
}
