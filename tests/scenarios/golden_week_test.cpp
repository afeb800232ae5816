#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "catch.h"
#include "engine/simulation.h"
#include "scenario/scenario.h"

using namespace tidegate;

namespace {

Scenario valley(std::vector<std::string> settings) {
    return load_scenario(std::string(TIDEGATE_SOURCE_DIR) + "/scenarios/golden_week", std::move(settings));
}

int visitors_of(const Scenario& s) {
    return std::accumulate(s.demand.rows.begin(), s.demand.rows.end(), 0,
                           [](int sum, const DemandRow& row) { return sum + row.count; });
}

/// Settings for a day of a tenth of the visitors and of the daily capacity.
std::vector<std::string> tenth(const std::string& plan) {
    return {"plan.file=" + plan, "demand.scale=0.1", "rule.daily capacity.capacity=4100"};
}

double outcome(const Simulation& simulation, const std::string& name) {
    for (const Outcome& one : simulation.outcomes())
        if (one.name == name) return one.value;
    FAIL("no outcome " << name);
    return 0;
}

/// Levels that the rule rose to, one after the other.
std::vector<WarningLevel> levels_of(const Simulation& simulation, const std::string& rule) {
    std::vector<WarningLevel> levels;
    for (const LevelChange& change : simulation.level_changes())
        if (simulation.scenario().warning.rules[change.rule.index()].name == rule) levels.push_back(change.after);
    return levels;
}

void run_to(Simulation& simulation, SimTime end) {
    while (!simulation.is_over() && simulation.now() < end) simulation.step();
}

}  // namespace

TEST_CASE("as many come to the valley on each kind of day as the page says", "[scenarios]") {
    // scenarios/golden_week/README.md: means of counted days, and an assumption for the holiday.
    CHECK(visitors_of(valley({"demand.day=workday"})) == 23231);
    CHECK(visitors_of(valley({"demand.day=friday"})) == 24496);
    CHECK(visitors_of(valley({"demand.day=rest_day"})) == 23481);
    CHECK(visitors_of(valley({"demand.day=holiday"})) == 46000);
}

TEST_CASE("the gates of the valley shut at the daily capacity and everybody gets home", "[scenarios][slow]") {
    const Scenario open = valley(tenth(""));
    const Scenario capped = valley(tenth("plan_tickets.toml"));
    Simulation without(open), with(capped);
    for (Simulation* one : {&without, &with}) {
        run_to(*one, open.end);
        one->finish();
        const Counts counts = one->counts();
        CHECK(counts.exited == counts.planned);
        CHECK(counts.stuck == 0);
        CHECK(levels_of(*one, "daily capacity") == std::vector{WarningLevel::blue, WarningLevel::yellow,
                                                               WarningLevel::orange, WarningLevel::red});
    }
    CHECK(outcome(without, "peak.visitors today") == without.counts().planned);
    // Between the count and the shut gates pass 3 minutes, in which at most 15 a minute arrive.
    CHECK(outcome(with, "peak.visitors today") >= 4100);
    CHECK(outcome(with, "peak.visitors today") <= 4100 + 3 * 15);
}

TEST_CASE("metering at the gates of the valley keeps the bus station below yellow until ten", "[scenarios][slow]") {
    const Scenario open = valley({"plan.file="});
    const Scenario metered = valley({"plan.file=plan_metering.toml"});
    Simulation without(open), with(metered);
    run_to(without, hours(3));
    run_to(with, hours(3));
    using enum WarningLevel;
    CHECK(levels_of(without, "bus station crowding") == std::vector{blue, yellow});
    const std::vector<WarningLevel> metered_levels = levels_of(with, "bus station crowding");
    REQUIRE_FALSE(metered_levels.empty());
    CHECK(*std::max_element(metered_levels.begin(), metered_levels.end()) == blue);
    // Blue is at 1,600. Until the metering works, 4.5 minutes later, 150 a minute come for 120 places; two convoys of 150 may be about to leave.
    CHECK(outcome(with, "peak.people in the bus station") < 1600 + 4.5 * (150 - 120) + 2 * 150);
    // They wait before the gates instead.
    CHECK(outcome(with, "peak.people before the gates") > outcome(without, "peak.people before the gates"));
    CHECK(with.counts().planned == with.counts().due + with.counts().waiting_outside + with.counts().present + with.counts().exited);
}
