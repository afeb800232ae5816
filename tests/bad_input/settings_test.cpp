#include "bad_input/wrong_scenario.h"
#include "catch.h"

using namespace tidegate;

namespace {

// clang-format off
const WrongScenario wrong[] = {
    {.title = "a setting of an unknown key",
     .settings = {"demand.scal=2"},
     .faults = R"(--set: unknown key 'demand.scal'; did you mean 'demand.scale'?)"},
    {.title = "a setting of an unknown row",
     .settings = {"rule.crowdin.capacity=100"},
     .faults = R"(--set: 'rule.crowdin.capacity': no rule is named 'crowdin'; did you mean 'crowding'?)"},
    {.title = "a setting out of range",
     .settings = {"simulation.step_s=1"},
     .faults = R"(--set: 'simulation.step_s' is 1; expected a number from 0.01 to 0.25 [s])"},
    {.title = "a setting without a value",
     .settings = {"demand.scale"},
     .faults = R"(--set: 'demand.scale' is not a setting; expected key=value)"},
    {.title = "a setting of a key that the feature's kind does not have",
     .settings = {"venue.feature.door.lanes=3"},
     .faults = R"(--set: unknown key 'venue.feature.door.lanes' in the properties of this opening; known: kind, name, level, status, direction, max_per_min, note)"},
    {.title = "a setting of the plan when there is none",
     .settings = {"plan.file=", "plan.step.meter.max_per_min=20"},
     .faults = R"(--set: 'plan.step.meter.max_per_min' changes a plan, but plan.file is ""; set plan.file too)"},
    {.title = "a setting of an unknown step",
     .settings = {"plan.step.metre.max_per_min=20"},
     .faults = R"(--set: 'plan.step.metre.max_per_min': no step is named 'metre'; did you mean 'meter'?)"},
};
// clang-format on

}  // namespace

TEST_CASE("a wrong setting is refused, and the nearest valid key is named", "[scenario][bad_input]") {
    for (const WrongScenario& one : wrong) check_refused(one);
}
