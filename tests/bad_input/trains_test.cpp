#include "bad_input/wrong_scenario.h"
#include "catch.h"

using namespace tidegate;

namespace {

// clang-format off
const WrongScenario wrong[] = {
    {.title = "trains that overlap",
     .file = "scenario.toml",
     .from = "headway_s = 180",
     .to = "headway_s = 40",
     .faults = R"(scenario.toml:16:13: 'headway_s' of 40 s is shorter than the time a train may stand (60 s): trains of 'eastbound' would overlap; expected at least 60)"},
    {.title = "two services at one platform edge",
     .file = "scenario.toml",
     .from = R"([[observable]]
name = "occupancy")",
     .to = R"([[train]]
name = "express"
platform = "edge"
first = "08:03:30"
last = "08:20"
headway_s = 600
places = 200

[[observable]]
name = "occupancy")",
     .faults = R"(scenario.toml:23:12: 'platform' is 'edge', where the trains of 'eastbound' stop already; expected a platform edge of its own for each service)"},
    {.title = "a last train before the first",
     .file = "scenario.toml",
     .from = R"(last = "08:20")",
     .to = R"(last = "08:01")",
     .faults = R"(scenario.toml:15:8: 'last' is '08:01', before the first arrival; expected a time after 08:02)"},
    {.title = "a dwell longer than its limit",
     .file = "scenario.toml",
     .from = "dwell_s = 30",
     .to = "dwell_s = 90",
     .faults = R"(scenario.toml:11:1: 'max_dwell_s' is 60; expected at least dwell_s = 90)"},
    {.title = "a change of headway before the first train",
     .file = "scenario.toml",
     .from = R"(from = "08:14")",
     .to = R"(from = "08:01")",
     .faults = R"(scenario.toml:17:23: 'from' is '08:01'; expected a time after the one before it and after 'first')"},
    {.title = "a change of headway after the last train",
     .file = "scenario.toml",
     .from = R"(from = "08:14")",
     .to = R"(from = "08:30")",
     .faults = R"(scenario.toml:17:23: 'from' is '08:30', when no train comes any more; expected a time until 08:20)"},
    {.title = "a first train after the end",
     .file = "scenario.toml",
     .from = R"(first = "08:02"
last = "08:20")",
     .to = R"(first = "08:30"
last = "08:40")",
     .faults = R"(scenario.toml:14:9: 'first' is '08:30', after the end; expected a time from 08:00:00 to 08:20:00)" "\n"
               R"(scenario.toml:17:23: 'from' is '08:14'; expected a time after the one before it and after 'first')"},
};
// clang-format on

}  // namespace

TEST_CASE("trains that cannot run are refused", "[scenario][bad_input]") {
    for (const WrongScenario& one : wrong) check_refused(one);
}
