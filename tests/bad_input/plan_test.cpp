#include "bad_input/wrong_scenario.h"
#include "catch.h"

using namespace tidegate;

namespace {

// clang-format off
const WrongScenario wrong[] = {
    {.title = "a plan that names an unknown opening",
     .file = "plan.toml",
     .from = R"(place = "door")",
     .to = R"(place = "dor")",
     .faults = R"(plan.toml:17:9: 'place' names the unknown place 'dor'; expected an opening, a stair, escalator, ramp, lift or link, a gate or check; did you mean 'door'?)"},
    {.title = "an unknown role",
     .file = "plan.toml",
     .from = R"(role = "gate team")",
     .to = R"(role = "gate teem")",
     .faults = R"(plan.toml:15:8: 'role' names the unknown role 'gate teem'; did you mean 'gate team'?)"},
    {.title = "an unknown rule",
     .file = "plan.toml",
     .from = R"(rule = "crowding")",
     .to = R"(rule = "crowdng")",
     .faults = R"(plan.toml:7:8: 'rule' names the unknown rule 'crowdng'; did you mean 'crowding'?)"},
    {.title = "a trigger that can never fire",
     .file = "scenario.toml",
     .from = "capacity = 90",
     .to = "capacity = 900",
     .faults = R"(plan.toml:8:6: 'at' is 'orange', which can never be reached: rule 'crowding' needs occupancy = 810, and it cannot exceed 390; expected a trigger that can fire; lower the rule's capacity or bands)"},
    {.title = "a trigger on a lead-time rule",
     .file = "plan.toml",
     .from = R"(rule = "crowding")",
     .to = R"(rule = "soon")",
     .faults = R"(plan.toml:7:8: 'rule' is 'soon', a lead_time rule, which can never fire: its levels are known in hindsight only; expected a band rule)"},
    {.title = "a stand-down that comes at once",
     .file = "plan.toml",
     .from = R"(stand_down_below = "yellow")",
     .to = R"(stand_down_below = "red")",
     .faults = R"(plan.toml:10:20: 'stand_down_below' is 'red', above the level 'orange' that starts the procedure: it would end while it should act; expected at most 'orange')"},
    {.title = "a stand-down after the end",
     .file = "plan.toml",
     .from = "stand_down_hold_s = 120",
     .to = "stand_down_hold_s = 3600",
     .faults = R"(plan.toml:11:21: 'stand_down_hold_s' is 3600: the run ends before that; expected less than the run's 1200 s; set stands_down = false if it never stands down)"},
    {.title = "delays longer than the run",
     .file = "plan.toml",
     .from = R"(decided_by = "station master")",
     .to = R"(decided_by = "station master"
decision_delay_s = 3600)",
     .faults = R"(plan.toml:6:8: 'name' is 'filling', which can never take effect: its delays are 3750 s, the run is 1200 s; expected delays shorter than the run)"},
    {.title = "a measure without what it needs",
     .file = "plan.toml",
     .from = R"(max_per_min = 30
)",
     .to = "",
     .faults = R"(plan.toml:16:11: 'measure' is 'meter', but 'max_per_min' is missing; expected a number from 0.1 to 10000 [1/min])"},
    {.title = "a key that the measure does not use",
     .file = "plan.toml",
     .from = "max_per_min = 30",
     .to = R"(max_per_min = 30
lanes = 4)",
     .faults = R"(plan.toml:19:9: 'lanes' has no effect on the measure 'meter'; expected it only with 'open_lanes')"},
    {.title = "a stair that is to be reversed",
     .file = "plan.toml",
     .from = R"(measure = "meter"
place = "door"
max_per_min = 30)",
     .to = R"(measure = "reverse"
place = "stair")",
     .faults = R"(plan.toml:17:9: 'place' is the stair 'stair', which cannot be reversed; expected an escalator)"},
    {.title = "more lanes than there are",
     .file = "plan.toml",
     .from = R"(measure = "meter"
place = "door"
max_per_min = 30)",
     .to = R"(measure = "open_lanes"
place = "gates"
lanes = 9)",
     .faults = R"(plan.toml:18:9: 'lanes' is 9; expected at most the 6 lanes of 'gates')"},
    {.title = "an exit that is to be metered",
     .file = "plan.toml",
     .from = R"(place = "door")",
     .to = R"(place = "way_out")",
     .faults = R"(plan.toml:17:9: 'place' is the exit 'way_out', to which 'meter' does not apply; expected an opening, a stair, escalator, ramp, lift or link, a gate or check)"},
    {.title = "an extra train to a platform",
     .file = "plan.toml",
     .from = R"(measure = "meter"
place = "door"
max_per_min = 30)",
     .to = R"(measure = "extra_train"
place = "edge"
trains = 2)",
     .faults = R"(plan.toml:17:9: 'place' is the platform 'edge', to which 'extra_train' does not apply; expected a train service, a line)"},
    {.title = "a headway shorter than a train stands",
     .file = "plan.toml",
     .from = R"(measure = "meter"
place = "door"
max_per_min = 30)",
     .to = R"(measure = "set_headway"
place = "eastbound"
headway_s = 20)",
     .faults = R"(plan.toml:18:13: 'headway_s' is 20: trains of 'eastbound' would overlap; expected at least the 60 s for which a train may stand)"},
    {.title = "an unknown measure",
     .file = "plan.toml",
     .from = R"(measure = "meter")",
     .to = R"(measure = "metre")",
     .faults = R"(plan.toml:16:11: 'measure' is 'metre'; expected one of meter, close, hold, open, reverse, set_direction, open_lanes, extra_train, set_headway, evacuate, inform, cancel_trips, skip_stop, short_turn, delay_vehicle, turn_away, slow, set_places, restore; did you mean 'meter'?)"},
    {.title = "a repair where nothing goes wrong",
     .file = "plan.toml",
     .from = R"(measure = "meter"
place = "door"
max_per_min = 30)",
     .to = R"(measure = "restore"
place = "door")",
     .faults = R"(plan.toml:17:9: 'place' is 'door', where nothing goes wrong; expected a place with a [[disturbance]] that lasts, above this one if this is a disturbance itself)"},
    {.title = "slower by no figure",
     .file = "plan.toml",
     .from = R"(measure = "meter"
place = "door"
max_per_min = 30)",
     .to = R"(measure = "slow"
place = "door")",
     .faults = R"(plan.toml:16:11: 'measure' is 'slow', but 'speed_factor' is missing; expected a number from 0.05 to 1
plan.toml:17:9: 'place' is the opening 'door', to which 'slow' does not apply; expected a stair, ramp or link, a line)"},
    {.title = "a place that turns away those who come and those who go",
     .file = "plan.toml",
     .from = R"(measure = "meter"
place = "door"
max_per_min = 30)",
     .to = R"(measure = "turn_away"
place = "door")",
     .faults = R"(plan.toml:17:9: 'place' is 'door', which people pass both ways; expected one that is passed one way only; say in which direction people are turned away: direction = "forward" or "backward")"},
    {.title = "a procedure without steps",
     .file = "plan.toml",
     .from = R"(
[[procedure.step]]
name = "meter"
role = "gate team"
measure = "meter"
place = "door"
max_per_min = 30
)",
     .to = "",
     .faults = R"(plan.toml:5:1: the procedure 'filling' has no steps; expected at least one [[procedure.step]])"},
    {.title = "a plan without procedures",
     .file = "plan.toml",
     .to = R"([plan]
roles = ["guard"]
)",
     .faults = R"(plan.toml: the plan has no procedures; expected at least one [[procedure]]; for a run without a plan set plan.file = "")"},
};
// clang-format on

}  // namespace

TEST_CASE("a plan that cannot be carried out is refused", "[scenario][bad_input]") {
    for (const WrongScenario& one : wrong) check_refused(one);
}
