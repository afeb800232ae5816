#include "bad_input/wrong_scenario.h"
#include "catch.h"

using namespace tidegate;

namespace {

// clang-format off
const WrongScenario wrong[] = {
    {.title = "a stay that is not there",
     .file = "demand.csv",
     .to = "from,to,count,origin,goal,stays\n08:00,08:10,300,street,eastbound,look\n",
     .faults = R"(demand.csv:2:34: 'stays' names the unknown stay 'look'; expected names of [[stay]] in scenario.toml)"},
    {.title = "a goal named twice",
     .file = "demand.csv",
     .to = "from,to,count,origin,goal\n08:00,08:10,300,street,eastbound; eastbound\n",
     .faults = R"(demand.csv:2:24: 'goal' names 'eastbound' twice)"},
    {.title = "one unknown goal of several",
     .file = "demand.csv",
     .to = "from,to,count,origin,goal\n08:00,08:10,300,street,eastbound; way_uot\n",
     .faults = R"(demand.csv:2:24: 'goal' is the unknown place 'way_uot'; expected an exit, a train service or any_exit; did you mean 'way_out'?)"},
    {.title = "a day without the day that is run",
     .file = "demand.csv",
     .to = "from,to,count,origin,goal,day\n08:00,08:10,300,street,eastbound,\n08:00,08:10,300,street,eastbound,friday\n",
     .faults = R"(demand.csv:3:34: 'day' is 'friday', but which day is run is not said; expected demand.day in scenario.toml)"},
    {.title = "a day that is none",
     .file = "demand.csv",
     .to = "from,to,count,origin,goal,day\n08:00,08:10,300,street,eastbound,fryday; workday\n",
     .settings = {"demand.day=workday"},
     .faults = R"(demand.csv:2:34: 'day' is 'fryday'; expected one of workday, friday, eve, make_up_workday, rest_day, holiday; did you mean 'friday'?)"},
    {.title = "nobody comes on that day",
     .file = "demand.csv",
     .to = "from,to,count,origin,goal,day\n08:00,08:10,300,street,eastbound,friday\n",
     .settings = {"demand.day=workday"},
     .faults = R"(demand.csv: nobody comes: all counts together are 0; expected at least one passenger)"},
    {.title = "a total that is drawn too large",
     .file = "demand.csv",
     .to = "from,to,count,origin,goal\n08:00,08:10,9900000,street,any_exit\n",
     .settings = {"demand.total_sd=1", "scenario.seed=1"},
     .faults = R"(demand.csv: the demand is 13162782 passengers; expected at most 10000000; demand.total_sd is 1, and seed 1 draws so many)"},
    {.title = "a stay in a place that is no area, twice the same, and closed before it counts",
     .file = "scenario.toml",
     .from = "[population]\n",
     .to = R"([[stay]]
name = "look"
place = "gates"
mean_min = 10

[[stay]]
name = "look"
place = "plattform"
mean_min = -1

[[stay]]
name = "late"
place = "platform"
mean_min = 10
counts_from = "08:15"
leaves_by = "08:10"

[population]
)",
     .faults = R"(scenario.toml:10:9: 'place' is 'gates', which is a gate; expected an area)" "\n"
               R"(scenario.toml:14:8: 'name' is 'look', as of another stay; expected a name used once)" "\n"
               R"(scenario.toml:15:9: 'place' names the unknown area 'plattform'; did you mean 'platform'?)" "\n"
               R"(scenario.toml:16:12: 'mean_min' is -1; expected a number from 0 to 10080 [min])" "\n"
               R"(scenario.toml:23:13: 'leaves_by' is '08:10', not after 'counts_from'; expected a later time)"},
};
// clang-format on

}  // namespace

TEST_CASE("stays and days that cannot be are refused", "[scenario][bad_input][stays]") {
    for (const WrongScenario& one : wrong) check_refused(one);
}
