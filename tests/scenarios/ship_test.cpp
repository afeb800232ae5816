#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "catch.h"
#include "engine/simulation.h"
#include "scenario/scenario.h"

using namespace tidegate;

namespace {

std::string scenarios_folder() { return std::string(TIDEGATE_SOURCE_DIR) + "/scenarios"; }

/// Folders under scenarios/ that hold a scenario.toml, by name.
std::vector<std::string> shipped_scenarios() {
    std::vector<std::string> folders;
    for (const auto& entry : std::filesystem::directory_iterator(scenarios_folder()))
        if (std::filesystem::exists(entry.path() / "scenario.toml"))
            folders.push_back(entry.path().string());
    std::sort(folders.begin(), folders.end());
    return folders;
}

/// Plans that lie in a scenario's folder, and the empty name for no plan.
std::vector<std::string> plans_in(const std::string& folder) {
    std::vector<std::string> plans{""};
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name.rfind("plan", 0) == 0 && entry.path().extension() == ".toml") plans.push_back(name);
    }
    std::sort(plans.begin(), plans.end());
    return plans;
}

std::string faults_in(const std::string& folder, const std::string& plan) {
    Faults faults;
    load_scenario(read_scenario_text(folder, {"plan.file=" + plan}), faults);
    std::string lines;
    for (const Fault& fault : faults.list()) lines += text(fault) + "\n";
    return lines;
}

/// Passengers of `origin` due in [from, to).
int count_due(const Scenario& scenario, OriginKind origin, SimTime from, SimTime to) {
    int count = 0;
    for (const DemandRow& row : scenario.demand.rows)
        if (row.origin_kind == origin && row.from >= from && row.from < to) count += row.count;
    return count;
}

}  // namespace

TEST_CASE("every shipped scenario loads without a fault under every plan in its folder",
          "[scenarios]") {
    REQUIRE(shipped_scenarios().size() >= 2);
    for (const std::string& folder : shipped_scenarios())
        for (const std::string& plan : plans_in(folder)) {
            INFO(folder << " with plan '" << plan << "'");
            CHECK(faults_in(folder, plan) == "");
        }
}

TEST_CASE("the midnight wave carries exactly the published hourly counts", "[scenarios]") {
    const Scenario scenario = load_scenario(scenarios_folder() + "/midnight_wave");
    const std::array<int, 3> entering{13567, 11507, 6888};
    const std::array<int, 3> leaving{527, 344, 278};
    for (std::size_t hour = 0; hour < entering.size(); ++hour) {
        const SimTime from = minutes(15) + hours(static_cast<double>(hour));
        CHECK(count_due(scenario, OriginKind::entrance, from, from + hours(1)) == entering[hour]);
        CHECK(count_due(scenario, OriginKind::service, from, from + hours(1)) == leaving[hour]);
    }
}

TEST_CASE("the midnight wave's plans differ only in what is done", "[scenarios]") {
    const std::string folder = scenarios_folder() + "/midnight_wave";
    const Scenario none = load_scenario(folder, {"plan.file="});
    const Scenario metering = load_scenario(folder, {"plan.file=plan_metering.toml"});
    const Scenario full = load_scenario(folder, {"plan.file=plan_full.toml"});
    CHECK(none.plan.procedures.empty());
    CHECK(metering.plan.procedures.size() == 1);
    CHECK(full.plan.procedures.size() == 5);
    double metered_per_min = 0;
    for (const StepDef& step : metering.plan.procedures.front().steps)
        metered_per_min += step.measure.max_per_min;
    CHECK(metered_per_min == Approx(220));
    CHECK(none.demand.rows.size() == full.demand.rows.size());
}

// Crossing streams, lanes side by side, stairs that end in a crowd that waits: what has trapped people before.
TEST_CASE("nobody gets stuck in the midnight wave's first half hour without a plan", "[scenarios][slow]") {
    const Scenario none = load_scenario(scenarios_folder() + "/midnight_wave", {"plan.file="});
    Simulation simulation(none);
    while (simulation.now() < minutes(37)) simulation.step();
    CHECK(simulation.counts().present > 800);
    CHECK(simulation.counts().stuck == 0);
}
