#include "scenario/plane_only.h"

#include "catch.h"
#include "scenario/templates.h"

using namespace tidegate;

namespace {

std::vector<std::string> cautioned(std::vector<std::string> settings) {
    const ScenarioText text{template_files(template_names().front()), std::move(settings)};
    Faults faults;
    const Scenario scenario = load_scenario(text, faults);
    REQUIRE(faults.empty());
    std::vector<std::string> names;
    const std::vector<std::size_t> observables = plane_only_observables(scenario);
    for (const std::size_t o : observables) names.push_back(scenario.sensors.observables[o].name);
    for (const std::size_t r : rules_of(scenario, observables)) names.push_back(scenario.warning.rules[r].name);
    return names;
}

}  // namespace

TEST_CASE("observables that need people in the plane are named where these may be moved by events", "[scenario][fidelity]") {
    CHECK(cautioned({}).empty());
    using Names = std::vector<std::string>;
    CHECK(cautioned({"venue.fidelity=network"}) == Names{"hall_peak_density"});
    CHECK(cautioned({"venue.fidelity=auto"}) == Names{"hall_peak_density"});
    CHECK(cautioned({"venue.fidelity=network", "observable.queue_over_20.of=hall_peak_density",
                     "rule.platform_crowding.observable=hall_peak_density", "plan.file="}) == Names{"hall_peak_density", "queue_over_20", "platform_crowding"});
}
