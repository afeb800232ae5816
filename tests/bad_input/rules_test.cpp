#include "bad_input/wrong_scenario.h"
#include "catch.h"

using namespace tidegate;

namespace {

// clang-format off
const WrongScenario wrong[] = {
    {.title = "a rule on an unknown observable",
     .file = "scenario.toml",
     .from = R"(observable = "occupancy")",
     .to = R"(observable = "ocupancy")",
     .faults = R"(scenario.toml:39:14: 'observable' names the unknown observable 'ocupancy'; did you mean 'occupancy'?)"},
    {.title = "bands that do not rise",
     .file = "scenario.toml",
     .from = "[0.7, 0.8, 0.9, 1.0]",
     .to = "[0.7, 0.9, 0.8, 1.0]",
     .faults = R"(scenario.toml:41:9: 'bands' holds 0.8 in place 3; expected 4 rising numbers > 0: blue, yellow, orange, red)"},
    {.title = "three bands",
     .file = "scenario.toml",
     .from = "[0.7, 0.8, 0.9, 1.0]",
     .to = "[0.7, 0.8, 0.9]",
     .faults = R"(scenario.toml:41:9: 'bands' holds 3 numbers; expected 4 rising numbers > 0: blue, yellow, orange, red)"},
    {.title = "a capacity of zero",
     .file = "scenario.toml",
     .from = "capacity = 90",
     .to = "capacity = 0",
     .faults = R"(scenario.toml:40:12: 'capacity' is 0; expected a number > 0 [the observable's unit])"},
    {.title = "a band rule without capacity",
     .file = "scenario.toml",
     .from = R"(capacity = 90
)",
     .to = "",
     .faults = R"(scenario.toml:37:1: 'scheme' is 'band', but 'capacity' is missing; expected capacity = a number > 0 [the observable's unit])"},
    {.title = "a lead-time rule without criterion",
     .file = "scenario.toml",
     .from = R"(criterion = 20
)",
     .to = "",
     .faults = R"(scenario.toml:46:10: 'scheme' is 'lead_time', but 'criterion' is missing; expected criterion = a number > 0 [the observable's unit])"},
    {.title = "windows that do not fall",
     .file = "scenario.toml",
     .from = "criterion = 20",
     .to = R"(criterion = 20
windows_s = [3600, 7200, 1800, 900])",
     .faults = R"(scenario.toml:48:13: 'windows_s' holds 7200 in place 2; expected 4 falling numbers > 0: blue, yellow, orange, red)"},
};
// clang-format on

}  // namespace

TEST_CASE("a warning rule that cannot be judged is refused", "[scenario][bad_input]") {
    for (const WrongScenario& one : wrong) check_refused(one);
}
