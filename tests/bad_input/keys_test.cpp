#include "bad_input/wrong_scenario.h"
#include "catch.h"

using namespace tidegate;

namespace {

// clang-format off
const WrongScenario wrong[] = {
    {.title = "a misspelt key",
     .file = "scenario.toml",
     .from = "capacity = 90",
     .to = "capcity = 90",
     .faults = R"(scenario.toml:37:1: 'scheme' is 'band', but 'capacity' is missing; expected capacity = a number > 0 [the observable's unit])" "\n"
               R"(scenario.toml:40:1: unknown key 'capcity' in [[rule]]; did you mean 'capacity'?)"},
    {.title = "a misspelt section",
     .file = "scenario.toml",
     .from = "[population]",
     .to = "[populaton]",
     .faults = R"(scenario.toml:8:2: unknown section 'populaton'; did you mean 'population'?)"},
    {.title = "a text where a number belongs",
     .file = "scenario.toml",
     .from = "headway_s = 180",
     .to = R"(headway_s = "180")",
     .faults = R"(scenario.toml:16:13: 'headway_s' is a text; expected a number from 10 to 604800 [s])"},
    {.title = "a number where a name belongs",
     .file = "scenario.toml",
     .from = R"(place = "platform")",
     .to = "place = 5",
     .faults = R"(scenario.toml:24:9: 'place' is a whole number; expected a name)"},
    {.title = "a fraction where a whole number belongs",
     .file = "scenario.toml",
     .from = "places = 120",
     .to = "places = 120.5",
     .faults = R"(scenario.toml:19:10: 'places' is 120.5; expected a whole number from 0 to 10000)"},
    {.title = "a step that is too long",
     .file = "scenario.toml",
     .from = "[demand]",
     .to = R"([simulation]
step_s = 0.5

[demand])",
     .faults = R"(scenario.toml:6:10: 'step_s' is 0.5; expected a number from 0.01 to 0.25 [s])"},
    {.title = "not a number",
     .file = "scenario.toml",
     .from = "free_speed_mean_m_s = 1.3",
     .to = "free_speed_mean_m_s = nan",
     .faults = R"(scenario.toml:9:23: 'free_speed_mean_m_s' is nan; expected a number from 0.1 to 3 [m/s])"},
    {.title = "infinity",
     .file = "scenario.toml",
     .from = "headway_s = 180",
     .to = "headway_s = inf",
     .faults = R"(scenario.toml:16:13: 'headway_s' is inf; expected a number from 10 to 604800 [s])"},
    {.title = "a required key is missing",
     .file = "scenario.toml",
     .from = R"(start = "2026-03-02T08:00:00"
)",
     .to = "",
     .faults = R"(scenario.toml:1:1: missing key 'start' in [scenario]; expected a date and time, "2015-12-31T23:45:00")"},
    {.title = "a start without a date",
     .file = "scenario.toml",
     .from = R"("2026-03-02T08:00:00")",
     .to = R"("08:00")",
     .faults = R"(scenario.toml:2:9: 'start' is '08:00'; expected a date and time, "2015-12-31T23:45:00")"},
    {.title = "an end before the start",
     .file = "scenario.toml",
     .from = R"(end = "08:20")",
     .to = R"(end = "2026-03-02T07:00:00")",
     .faults = R"(scenario.toml:3:7: 'end' is '2026-03-02T07:00:00', not after the start; expected a time after 2026-03-02T08:00:00)"},
    {.title = "a choice that is not offered",
     .file = "scenario.toml",
     .from = R"(kind = "occupancy")",
     .to = R"(kind = "ocupancy")",
     .faults = R"(scenario.toml:23:8: 'kind' is 'ocupancy'; expected one of occupancy, density, peak_density, flow, queue_length, queue_wait, time_above, waiting_outside, voronoi_density, speed, specific_flow, level_of_service, crowd_pressure, contact_force, compression, passed, travel_time; did you mean 'occupancy'?)"},
    {.title = "a plain table where a list of tables belongs",
     .file = "scenario.toml",
     .from = "[[train]]",
     .to = "[train]",
     .faults = R"(scenario.toml:11:2: 'train' is a table; expected [[train]])" "\n"
               R"(demand.csv:2:24: 'goal' is the unknown place 'eastbound'; expected an exit, a train service or any_exit; known: way_out, any_exit)" "\n"
               R"(demand.csv:3:16: 'origin' is the unknown place 'eastbound'; expected an entrance or a train service; known: street)"},
    {.title = "TOML that does not parse",
     .file = "scenario.toml",
     .from = R"(name = "eastbound")",
     .to = R"(name = "eastbound)",
     .faults = R"(scenario.toml:12:18: not valid TOML: Error while parsing string: unescaped control characters other than TAB (U+0009) are explicitly prohibited)"},
    {.title = "a key given twice",
     .file = "scenario.toml",
     .from = "scale = 1.0",
     .to = R"(scale = 1.0
scale = 2.0)",
     .faults = R"(scenario.toml:7:9: not valid TOML: Error while parsing key-value pair: cannot redefine existing floating-point 'scale')"},
    {.title = "a scenario in another encoding",
     .file = "scenario.toml",
     .from = R"(name = "eastbound")",
     .to = "name = \"east\xe9""\"",
     .faults = R"(scenario.toml:12:13: byte 0xe9 is not UTF-8 text; expected a file in UTF-8; save the file again with the encoding UTF-8)"},
    {.title = "speeds that are not in order",
     .file = "scenario.toml",
     .from = "free_speed_mean_m_s = 1.3",
     .to = R"(free_speed_mean_m_s = 1.3
free_speed_min_m_s = 1.5)",
     .faults = R"(scenario.toml:10:22: 'free_speed_min_m_s' is 1.5; expected at most free_speed_mean_m_s = 1.3)"},
    {.title = "a file that is not there",
     .file = "scenario.toml",
     .from = R"(file = "plan.toml")",
     .to = R"(file = "plan_b.toml")",
     .faults = R"(scenario.toml:50:8: 'file' is 'plan_b.toml', which is not in the folder; expected a plan file, TOML; did you mean 'plan.toml'?)"},
    {.title = "no scenario.toml",
     .file = "scenario.toml",
     .removed = true,
     .faults = R"(scenario.toml: this file is missing)"},
    {.title = "several faults at once",
     .file = "scenario.toml",
     .from = R"(end = "08:20"

[demand]
scale = 1.0)",
     .to = R"(ende = "08:20"

[demand]
scale = -1)",
     .faults = R"(scenario.toml:1:1: missing key 'end' in [scenario]; expected a time, "HH:MM", "HH:MM:SS" or "2015-12-31T23:45:00")" "\n"
               R"(scenario.toml:3:1: unknown key 'ende' in [scenario]; did you mean 'end'?)" "\n"
               R"(scenario.toml:6:9: 'scale' is -1; expected a number from 0 to 100)"},
};
// clang-format on

}  // namespace

TEST_CASE("a scenario.toml with a mistake is refused, and the mistake is named with its place", "[scenario][bad_input]") {
    for (const WrongScenario& one : wrong) check_refused(one);
}
