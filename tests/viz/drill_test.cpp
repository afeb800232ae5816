#include "viz/scene/drill_marks.h"

#include <algorithm>

#include "catch.h"
#include "viz/panels/time_rows.h"
#include "viz/sample_run.h"
#include "viz/scene/marks.h"

using namespace tidegate;
using namespace tidegate::viz;

namespace {

DrillLog sample_log() {
    DrillEntry count{600, DrillKind::count, "platform_occupancy", 512, WarningLevel::none, ""};
    DrillEntry level{900, DrillKind::level, "platform_crowding", std::nan(""), WarningLevel::orange, ""};
    DrillEntry order{1000, DrillKind::order, "meter_the_west_passage", std::nan(""), WarningLevel::none, "by radio"};
    DrillEntry arrival{1300, DrillKind::arrival, "guards", std::nan(""), WarningLevel::none, ""};
    return {"drill.csv", {count, level, order, arrival}};
}

}  // namespace

TEST_CASE("entries of a drill's log lie over what they name: rule, observable, step", "[viz][drill]") {
    const DrillLog log = sample_log();
    CHECK(drill_levels(log, "platform_crowding").size() == 1);
    CHECK(drill_levels(log, "platform_occupancy").empty());
    REQUIRE(drill_counts(log, "platform_occupancy").size() == 1);
    CHECK(drill_counts(log, "platform_occupancy")[0].value == 512);
    CHECK(drill_counts(log, "meter_the_west_passage").empty());
    CHECK(drill_steps(log, "meter_the_west_passage").size() == 1);
    CHECK(drill_steps(log, "platform_crowding").empty());
}

TEST_CASE("an entry of a drill's log is said in words of both languages", "[viz][drill]") {
    const DrillLog log = sample_log();
    CHECK(drill_text(log.entries[0], Language::english) == "counted · platform occupancy · 512");
    CHECK(drill_text(log.entries[1], Language::english) == "warning level · platform crowding → orange");
    CHECK(drill_text(log.entries[2], Language::english) == "ordered · meter the west passage · by radio");
    CHECK(drill_text(log.entries[1], Language::chinese) == "预警级别 · platform crowding → 橙");
    CHECK(drill_text(log.entries[3], Language::chinese) == "到达 · guards");
}

TEST_CASE("entries of a drill's log are events to go to, and have a row of the time panel", "[viz][drill]") {
    const SampleRun sample = make_sample_run(600);
    const DrillLog log = sample_log();
    Shown shown{sample.run};
    const float without = time_rows(shown).height();
    const std::size_t marks = marks_of(shown, Language::english).size();
    shown.drill = &log;
    CHECK(time_rows(shown).height() == without + drill_row_px);
    const std::vector<Mark> all = marks_of(shown, Language::english);
    CHECK(all.size() == marks + log.entries.size());
    const auto order = std::find_if(all.begin(), all.end(), [](const Mark& mark) { return mark.text.starts_with("Drill · ordered"); });
    REQUIRE(order != all.end());
    CHECK(order->time == 1000);
    CHECK(order->text == "Drill · ordered · meter the west passage · by radio");
}
