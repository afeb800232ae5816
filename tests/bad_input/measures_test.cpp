#include "bad_input/wrong_scenario.h"
#include "catch.h"
#include "engine/simulation.h"

using namespace tidegate;

namespace {

/// The good scenario with an observable 'extra' of these lines, and the faults it must be refused
/// with.
WrongScenario extra(const std::string& title, const std::string& lines, const std::string& faults) {
    return {.title = title,
            .file = "scenario.toml",
            .from = "[[rule]]\n",
            .to = "[[observable]]\nname = \"extra\"\n" + lines + "\n[[rule]]\n",
            .faults = faults};
}

// clang-format off
// The lines of 'extra' begin in line 39 of scenario.toml.
const WrongScenario wrong[] = {
    extra("a scale that Fruin has no table for", "kind = \"level_of_service\"\nplace = \"platform\"\nscale = \"stairs\"\n",
          R"(scenario.toml:41:9: 'scale' is 'stairs'; expected one of walkway, stair, queue; did you mean 'stair'?)"),
    extra("a level of service of a door", "kind = \"level_of_service\"\nplace = \"door\"\n",
          R"(scenario.toml:40:9: 'place' is the opening 'door', where level_of_service is not measured; expected an area, a stair, escalator, ramp, lift or link)"),
    extra("a window of no length", "kind = \"voronoi_density\"\nplace = \"platform\"\nwindow_s = 0\n",
          R"(scenario.toml:41:12: 'window_s' is 0; expected a number from 0.1 to 86400 [s])"),
    extra("a Voronoi density of a gate", "kind = \"voronoi_density\"\nplace = \"gates\"\n",
          R"(scenario.toml:40:9: 'place' is the gate 'gates', where voronoi_density is not measured; expected an area)"),
    extra("a speed without a place", "kind = \"speed\"\n",
          R"(scenario.toml:39:8: 'kind' is 'speed', but 'place' is missing; expected place = the name of an area)"),
    extra("a specific flow of a gate, which has lanes and no width",
          "kind = \"specific_flow\"\nplace = \"gates\"\n",
          R"(scenario.toml:40:9: 'place' is the gate 'gates', where specific_flow is not measured; expected an area, an opening, a stair, escalator, ramp, lift or link, an exit)"),
    extra("a kernel without reach", "kind = \"crowd_pressure\"\nplace = \"platform\"\nkernel_m = 0\n",
          R"(scenario.toml:41:12: 'kernel_m' is 0; expected a number from 0.3 to 5 [m])"),
    extra("a cell radius that is a text", "kind = \"voronoi_density\"\nplace = \"platform\"\ncell_radius_m = \"2\"\n",
          R"(scenario.toml:41:17: 'cell_radius_m' is a text; expected a number from 0.5 to 20 [m])"),
    extra("a way to an unknown place", "kind = \"travel_time\"\nfrom = \"street\"\nto = \"way_ouf\"\n",
          R"(scenario.toml:41:6: 'to' names the unknown place 'way_ouf'; expected an opening, a gate or check, a stair, escalator, ramp, lift or link, an exit, a platform; did you mean 'way_out'?)"),
    extra("a way from a place where none begins", "kind = \"travel_time\"\nfrom = \"way_out\"\nto = \"door\"\n",
          R"(scenario.toml:40:8: 'from' is the exit 'way_out', where no way begins; expected an entrance, an opening, a gate or check, a stair, escalator, ramp, lift or link, a platform)"),
    extra("a way to a place where none ends", "kind = \"travel_time\"\nfrom = \"door\"\nto = \"street\"\n",
          R"(scenario.toml:41:6: 'to' is the entrance 'street', where no way ends; expected an opening, a gate or check, a stair, escalator, ramp, lift or link, an exit, a platform)"),
    extra("a way from an area", "kind = \"travel_time\"\nfrom = \"platform\"\nto = \"door\"\n",
          R"(scenario.toml:40:8: 'from' is the area 'platform', where no way begins; expected an entrance, an opening, a gate or check, a stair, escalator, ramp, lift or link, a platform)"),
    extra("a way from a train", "kind = \"travel_time\"\nfrom = \"eastbound\"\nto = \"door\"\n",
          R"(scenario.toml:40:8: 'from' is the train service 'eastbound', where no way begins; expected an entrance, an opening, a gate or check, a stair, escalator, ramp, lift or link, a platform)"),
    extra("a way to where it begins", "kind = \"travel_time\"\nfrom = \"door\"\nto = \"door\"\n",
          R"(scenario.toml:41:6: 'to' is 'door', as 'from' is; expected another place)"),
    extra("a way without an end", "kind = \"travel_time\"\nfrom = \"door\"\n",
          R"(scenario.toml:39:8: 'kind' is 'travel_time', but 'to' is missing; expected to = the name of an opening, a gate or check, a stair, escalator, ramp, lift or link, an exit, a platform)"),
    extra("a percentile above 100", "kind = \"travel_time\"\nfrom = \"street\"\nto = \"door\"\npercentile = 950\n",
          R"(scenario.toml:42:14: 'percentile' is 950; expected a number from 1 to 100 [%])"),
    extra("a travel time at one place", "kind = \"travel_time\"\nplace = \"door\"\nfrom = \"street\"\nto = \"door\"\n",
          R"(scenario.toml:40:9: 'place' is given, but 'kind' is 'travel_time'; expected no such key; say 'from' and 'to' instead)"),
    extra("a percentile of a wait", "kind = \"queue_wait\"\nplace = \"gates\"\npercentile = 95\n",
          R"(scenario.toml:41:14: 'percentile' is given, but 'kind' is 'queue_wait'; expected no such key; it belongs to kind = "travel_time")"),
};
// clang-format on

}  // namespace

TEST_CASE("a measure that cannot be taken is refused with its place and a cure",
          "[scenario][bad_input][measures]") {
    for (const WrongScenario& one : wrong) check_refused(one);
}

TEST_CASE("an area that is not on the floor of its level cannot be measured",
          "[scenario][bad_input][measures]") {
    check_refused(
        {.title = "an area drawn for another level",
         .file = "venue.geojson",
         .from = R"("level": "tracks"},
 "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [80, 0], [80, 12], [0, 12], [0, 0]]]}}
]})",
         .to = R"("level": "hall"},
 "geometry": {"type": "Polygon", "coordinates": [[[61, 0], [80, 0], [80, 12], [61, 12], [61, 0]]]}}
]})",
         .faults =
             R"(venue.geojson:27:49: area 'platform' lies outside the floor of level 'hall'; expected a polygon on the floor)"});
}

TEST_CASE("a level of service beyond F can never be reached", "[scenario][bad_input][measures]") {
    check_refused(
        {.title = "a rule whose red is level 9",
         .file = "scenario.toml",
         .from = R"(name = "occupancy"
kind = "occupancy"
place = "platform")",
         .to = R"(name = "occupancy"
kind = "level_of_service"
place = "platform")",
         .settings = {"rule.crowding.capacity=9"},
         .faults =
             R"(plan.toml:8:6: 'at' is 'orange', which can never be reached: rule 'crowding' needs occupancy = 8.1, and it cannot exceed 6; expected a trigger that can fire; lower the rule's capacity or bands)"});
}

TEST_CASE("a pressure grid too large to keep is refused before the run",
          "[scenario][bad_input][measures]") {
    const WrongScenario large = extra(
        "", "kind = \"crowd_pressure\"\nplace = \"platform\"\nwindow_s = 86400\nkernel_m = 0.3\n",
        "");
    ScenarioText text = good_scenario();
    std::string& toml = text.files["scenario.toml"];
    toml.insert(toml.find(large.from), large.to.substr(0, large.to.size() - large.from.size()));
    Faults faults;
    const Scenario scenario = load_scenario(text, faults);
    REQUIRE(faults.empty());
    CHECK_THROWS_WITH(Simulation(scenario),
                      Catch::Contains("observable 'extra'") && Catch::Contains("larger kernel_m"));
}
