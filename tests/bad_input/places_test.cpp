#include "bad_input/wrong_scenario.h"
#include "catch.h"

using namespace tidegate;

namespace {

// clang-format off
const WrongScenario wrong[] = {
    {.title = "a train at an unknown platform",
     .file = "scenario.toml",
     .from = R"(platform = "edge")",
     .to = R"(platform = "egde")",
     .faults = R"(scenario.toml:13:12: 'platform' names the unknown platform 'egde'; did you mean 'edge'?)"},
    {.title = "an observable of an unknown place",
     .file = "scenario.toml",
     .from = R"(place = "gates")",
     .to = R"(place = "gate")",
     .faults = R"(scenario.toml:29:9: 'place' names the unknown place 'gate'; expected a gate or check, an opening, a stair, escalator, ramp, lift or link; did you mean 'gates'?)"},
    {.title = "an observable at the wrong kind of place",
     .file = "scenario.toml",
     .from = R"(place = "gates")",
     .to = R"(place = "street")",
     .faults = R"(scenario.toml:29:9: 'place' is the entrance 'street', where queue_length is not measured; expected a gate or check, an opening, a stair, escalator, ramp, lift or link)"},
    {.title = "an observable without a place",
     .file = "scenario.toml",
     .from = R"(place = "platform"
)",
     .to = "",
     .faults = R"(scenario.toml:23:8: 'kind' is 'occupancy', but 'place' is missing; expected place = the name of an area)"},
    {.title = "a time above of an unknown observable",
     .file = "scenario.toml",
     .from = R"(of = "queue")",
     .to = R"(of = "queues")",
     .faults = R"(scenario.toml:34:6: 'of' names the unknown observable 'queues'; did you mean 'queue'?)"},
    {.title = "two observables of one name",
     .file = "scenario.toml",
     .from = R"(name = "queue")",
     .to = R"(name = "occupancy")",
     .faults = R"(scenario.toml:27:8: 'name' is 'occupancy', as of another observable; expected a name used once)" "\n"
               R"(scenario.toml:34:6: 'of' names the unknown observable 'queue'; known: occupancy, occupancy)" "\n"
               R"(scenario.toml:45:14: 'observable' names the unknown observable 'queue'; known: occupancy, occupancy, long_queue)"},
    {.title = "one name for two places",
     .file = "venue.geojson",
     .from = R"("kind": "exit", "name": "way_out")",
     .to = R"("kind": "exit", "name": "street")",
     .faults = R"(venue.geojson:14:60: the name 'street' of this exit is taken by the entrance in venue.geojson:12; expected names that are unique over all places and train services)" "\n"
               R"(demand.csv:3:26: 'goal' is the unknown place 'way_out'; expected an exit, a train service or any_exit; known: eastbound, any_exit)"},
    {.title = "a train service named as a place",
     .file = "scenario.toml",
     .from = R"(name = "eastbound")",
     .to = R"(name = "door")",
     .faults = R"(scenario.toml:12:8: the name 'door' of this train service is taken by the opening in venue.geojson:16; expected names that are unique over all places and train services)" "\n"
               R"(demand.csv:2:24: 'goal' is the unknown place 'eastbound'; expected an exit, a train service or any_exit; known: way_out, any_exit)" "\n"
               R"(demand.csv:3:16: 'origin' is the unknown place 'eastbound'; expected an entrance or a train service; known: street)"},
};
// clang-format on

}  // namespace

TEST_CASE("a name that stands for nothing or for the wrong thing is refused", "[scenario][bad_input]") {
    for (const WrongScenario& one : wrong) check_refused(one);
}
