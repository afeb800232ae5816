#include <algorithm>

#include "bad_input/wrong_scenario.h"
#include "catch.h"
#include "scenes/two_venues.h"

using namespace tidegate;

namespace {

Scenario load(const ScenarioText& text_of_scenario) {
    Faults faults;
    Scenario scenario = load_scenario(text_of_scenario, faults);
    CHECK(faults_of(text_of_scenario) == "");
    return scenario;
}

ScenarioText with(const std::string& file, const std::string& from, const std::string& to) {
    ScenarioText scenario = two_venues();
    std::string& content = scenario.files.at(file);
    const std::size_t at = content.find(from);
    REQUIRE(at != std::string::npos);
    content.replace(at, from.size(), to);
    return scenario;
}

ScenarioText set(std::vector<std::string> settings) {
    ScenarioText scenario = two_venues();
    scenario.settings = std::move(settings);
    return scenario;
}

std::string faults_with(const std::string& file, const std::string& from, const std::string& to) {
    return faults_of(with(file, from, to));
}

std::string parameter(const Scenario& scenario, const std::string& key) {
    for (const auto& [name, value] : scenario.parameters) {
        if (name == key) return value;
    }
    return "not there";
}

}  // namespace

TEST_CASE("several venues become one, and every name says in which venue it is", "[scenario][venues]") {
    const Scenario s = load(two_venues());
    REQUIRE(s.venue.levels.size() == 2);
    CHECK(s.venue.levels[0].name == "west/hall");
    CHECK(s.venue.levels[1].name == "east/hall");
    CHECK(s.venue.levels[0].venue == 0);
    CHECK(s.venue.levels[1].venue == 1);
    CHECK(s.venue.areas[1].name == "east/floor");
    CHECK(s.venue.areas[1].level.row == 1);
    CHECK(s.venue.entrances[0].name == "west/doors");
    CHECK(s.facilities[0].name == "west/gates");
    REQUIRE(s.network.venues.size() == 3);
    CHECK(s.network.venues[1].venue == "east");
    CHECK(s.network.venues[2].venue == "walkway");
    CHECK(s.network.venues[2].kind == Fidelity::micro);
    CHECK(parameter(s, "venues.east.file") == "east.geojson");
    CHECK(parameter(s, "venue.feature.west/gates.lanes") == "8");
    CHECK(parameter(s, "venue.file") == "not there");
}

TEST_CASE("two exits become the ends of a link and are no exits any more", "[scenario][venues]") {
    const Scenario s = load(two_venues());
    REQUIRE(s.venue.exits.size() == 2);
    CHECK(s.venue.exits[0].name == "west/south_door");
    CHECK(s.venue.exits[1].name == "east/way_out");
    CHECK(s.demand.rows[0].goal.row == 1);
    REQUIRE(s.venue.connectors.size() == 1);
    const ConnectorDef& link = s.venue.connectors[0];
    CHECK(link.kind == ConnectorKind::walkway);
    CHECK(link.length_m == 30);
    CHECK(link.width_m == 2);
    CHECK(link.rise_m == 0);
    CHECK(link.venue == 2);
    // The middle of each door; left of those who walk along the link on the same side at both ends.
    CHECK(link.lower_line.a.y == Approx(4));
    CHECK(link.lower_line.b.y == Approx(6));
    CHECK(link.upper_line.a.y == Approx(4.5));
    CHECK(link.upper_line.b.y == Approx(6.5));
    CHECK(load(with("scenario.toml", "width_m = 2\n", "")).venue.connectors[0].width_m == Approx(3));
}

TEST_CASE("a link that doubles back keeps left and right apart", "[scenario][venues]") {
    const Scenario s = load(with("scenario.toml", "from = \"west/east_door\"", "from = \"west/south_door\""));
    const ConnectorDef& link = s.venue.connectors[0];
    // Out through the south wall, left is east; into the other hall towards the east, left is north.
    CHECK(link.lower_line.b.x > link.lower_line.a.x);
    CHECK(link.upper_line.b.y > link.upper_line.a.y);
}

TEST_CASE("fidelity is said for all, for one, and for times", "[scenario][venues]") {
    const Scenario usual = load(with("scenario.toml", "[simulation]\nfidelity = \"micro\"\n", ""));
    CHECK(usual.network.venues[0].kind == Fidelity::micro);
    CHECK(usual.network.venues[2].kind == Fidelity::network);
    const Scenario s = load(set({"simulation.fidelity=network", "venues.east.fidelity=auto",
                                 "venues.west.micro=[{from = \"08:02\", until = \"08:03\"}]", "network.step_s=0.5"}));
    CHECK(s.network.venues[0].kind == Fidelity::network);
    CHECK(s.network.venues[1].kind == Fidelity::automatic);
    CHECK(s.network.venues[2].kind == Fidelity::network);
    REQUIRE(s.network.venues[0].micro.size() == 1);
    CHECK(s.network.venues[0].micro[0].from == 120);
    CHECK(s.network.venues[0].micro[0].until == 180);
    CHECK(s.network.step_s == 0.5);
    CHECK(load(good_scenario()).network.venues.size() == 1);
    CHECK(load(good_scenario()).network.venues[0].venue.empty());
}

TEST_CASE("settings reach the features of one venue by its name", "[scenario][venues]") {
    const Scenario s = load(set({"venue.feature.west/gates.open_lanes=3", "link.walkway.length_m=40"}));
    CHECK(s.facilities[0].open_lanes == 3);
    CHECK(s.venue.connectors[0].length_m == 40);
    CHECK(faults_of(set({"venue.feature.gates.open_lanes=3"})) ==
          "--set: 'venue.feature.gates.open_lanes' does not say in which venue; expected "
          "venue.feature.VENUE/gates.open_lanes; known: west, east");
    CHECK(faults_of(set({"venue.feature.wst/gates.open_lanes=3"})) ==
          "--set: 'venue.feature.wst/gates.open_lanes': no venue is named 'wst'; did you mean 'west'?");
    CHECK(faults_of(set({"venue.feature.west/gate.open_lanes=3"})) ==
          "--set: 'venue.feature.west/gate.open_lanes': no feature is named 'gate'; did you mean 'gates'?");
}

TEST_CASE("what is wrong with several venues is told where it stands", "[scenario][venues][bad_input]") {
    CHECK(faults_with("scenario.toml", "name = \"east\"", "name = \"west\"") ==
          "scenario.toml:16:8: 'name' is 'west', as of another venue; expected a name used once");
    CHECK(faults_with("scenario.toml", "name = \"east\"", "name = \"ea/st\"") ==
          "scenario.toml:16:8: 'name' is 'ea/st'; expected a name without '/'");
    CHECK(faults_with("scenario.toml", "file = \"east.geojson\"", "file = \"eas.geojson\"") ==
          "scenario.toml:17:8: 'file' is 'eas.geojson', which is not in the folder; expected a venue file, GeoJSON; "
          "did you mean 'east.geojson'?");
    CHECK(faults_with("east.geojson", "[[0, 4], [0, 7]]", "[[1, 4], [1, 7]]") ==
          "east.geojson:7:52: exit 'west_door' is not on the border of the floor of level 'hall': from (1.00, 4.00) to "
          "(1.00, 7.00) it is up to 1.00 m away; expected within 0.3 m of the border; move its points onto the wall in "
          "the venue file");
    CHECK(faults_with("scenario.toml", "[demand]", "[venue]\nfile = \"west.geojson\"\n\n[demand]") ==
          "scenario.toml:9:8: 'file' is given in [venue], but there are [[venues]]; expected it in each of [[venues]]");
    CHECK(faults_with("demand.csv", "west/doors", "doors") ==
          "demand.csv:2:16: 'origin' is the unknown place 'doors'; expected an entrance or a train service; known: "
          "west/doors");
    CHECK(faults_with("demand.csv", "east/way_out", "east/west_door") ==
          "demand.csv:2:27: 'goal' is 'east/west_door', which is a link end; expected an exit, a train service or any_exit");
}

TEST_CASE("what is wrong with a link is told where it stands", "[scenario][venues][bad_input]") {
    CHECK(faults_with("scenario.toml", "from = \"west/east_door\"\n", "") ==
          "scenario.toml:19:1: missing key 'from' in [[link]]; expected a name");
    CHECK(faults_with("scenario.toml", "west/east_door", "west/east_dor") ==
          "scenario.toml:21:8: 'from' names the unknown exit 'west/east_dor'; expected an exit that no other link uses; did "
          "you mean 'west/east_door'?");
    CHECK(faults_with("scenario.toml", "west/east_door", "wst/east_door") ==
          "scenario.toml:21:8: 'from' is 'wst/east_door', but there is no venue 'wst'; expected an exit that no other link "
          "uses; did you mean 'west'?");
    CHECK(faults_with("scenario.toml", "west/east_door", "west/doors") ==
          "scenario.toml:21:8: 'from' is 'west/doors', which is an entrance; expected an exit that no other link uses; known: "
          "west/east_door, west/south_door, east/west_door, east/way_out");
    CHECK(faults_with("scenario.toml", "east/west_door", "west/east_door") ==
          "scenario.toml:22:6: 'to' is 'west/east_door', as 'from' is; expected another exit");
    CHECK(faults_with("scenario.toml", "length_m = 30", "length_m = 0") ==
          "scenario.toml:23:12: 'length_m' is 0; expected a number from 0.5 to 10000 [m]");
    CHECK(faults_with("scenario.toml", "[[observable]]",
                      "[[link]]\nname = \"other\"\nfrom = \"west/east_door\"\nto = \"east/way_out\"\nlength_m = 9\n"
                      "[[observable]]") ==
          "scenario.toml:28:8: 'from' is 'west/east_door', which is an end of the link 'walkway' already; expected an exit "
          "that no other link uses; draw another exit beside it\n"
          "demand.csv:2:27: 'goal' is 'east/way_out', which is a link end; expected an exit, a train service or any_exit");
    // Both in one venue, so their distance is known.
    CHECK(faults_with("scenario.toml", "to = \"east/west_door\"\nlength_m = 30",
                      "to = \"west/south_door\"\nlength_m = 3") ==
          "scenario.toml:23:12: 'length_m' is 3, but 'west/east_door' and 'west/south_door' are 6.4 m apart; expected at "
          "least 6.4");
    CHECK(faults_with("scenario.toml", "[[observable]]",
                      "[[link]]\nname = \"other\"\nfrom = \"west/south_door\"\nto = \"east/way_out\"\nlength_m = 9\n"
                      "[[observable]]") ==
          "scenario.toml:19:1: nobody can leave: all exits are ends of links; expected at least one exit or platform that no "
          "link uses\n"
          "demand.csv:2:27: 'goal' is 'east/way_out', which is a link end; expected an exit, a train service or any_exit");
}

TEST_CASE("a plan closes, holds and meters links", "[scenario][venues]") {
    ScenarioText text_of_scenario = with("scenario.toml", "[demand]", "[plan]\nfile = \"plan.toml\"\n\n[demand]");
    text_of_scenario.files["scenario.toml"] += "[[rule]]\nname = \"busy\"\nobservable = \"walkway_flow\"\ncapacity = 60\n";
    text_of_scenario.files["plan.toml"] = R"([plan]
roles = ["steward"]
[[procedure]]
name = "busy link"
rule = "busy"
decided_by = "steward"
stand_down_hold_s = 60
[[procedure.step]]
name = "meter"
role = "steward"
measure = "meter"
place = "walkway"
max_per_min = 30
[[procedure.step]]
name = "close"
role = "steward"
measure = "close"
place = "walkway"
)";
    const Scenario s = load(text_of_scenario);
    CHECK(s.plan.procedures[0].steps[1].measure.place_kind == PlaceKind::connector);
    CHECK(s.plan.procedures[0].steps[1].measure.place == 0);
    std::string& plan = text_of_scenario.files["plan.toml"];
    plan.replace(plan.find("\"close\"\nplace"), 7, "\"reverse\"");
    CHECK(faults_of(text_of_scenario) ==
          "plan.toml:18:9: 'place' is the link 'walkway', which cannot be reversed; expected an escalator");
}

TEST_CASE("numbers of the network that do not go together are refused", "[scenario][venues][bad_input]") {
    CHECK(faults_of(set({"network.step_s=0.25"})) ==
          "--set: 'network.step_s' is 0.25; expected a whole multiple of simulation.step_s = 0.1; set it to 0.3");
    CHECK(faults_of(set({"network.network_below_per_m2=2"})) ==
          "--set: 'network.network_below_per_m2' is 2; expected at most micro_from_per_m2 = 1");
    CHECK(faults_of(set({"venues.west.micro=[{from = \"08:03\", until = \"08:02\"}]"})) ==
          "--set:1:31: 'venues.west.micro.1.until' is '08:02', not after '08:03'; expected a later time");
    CHECK(faults_of(set({"venues.west.micro=[{from = \"08:01\", until = \"08:03\"}, {from = \"08:02\", until = \"08:04\"}]"})) ==
          "--set:1:49: 'venues.west.micro.2.from' is '08:02', before the end of the times before it; expected times in order that "
          "do not overlap");
}

TEST_CASE("venues on the map know how far their exits are apart", "[scenario][venues][bad_input]") {
    ScenarioText s = two_venues();
    std::string& toml = s.files.at("scenario.toml");
    for (const char* file : {"west", "east"}) {
        const std::string name = std::string("file = \"") + file + ".geojson\"\n";
        toml.replace(toml.find(name), name.size(), name + "coordinates = \"lon_lat\"\n");
        // 1e-5 degrees are 1.11 m of latitude; at 60 degrees north 0.56 m of longitude.
        std::string& content = s.files.at(std::string(file) + ".geojson");
        std::string degrees;
        const double from_x = file == std::string("west") ? 10.0 : 10.002;
        for (std::size_t i = 0; i < content.size(); ++i) {
            const bool is_pair = content[i] == '[' && i + 1 < content.size() && content[i + 1] >= '0' && content[i + 1] <= '9';
            degrees += content[i];
            if (!is_pair) continue;
            const std::size_t comma = content.find(',', i), end = content.find(']', i);
            const double x = std::stod(content.substr(i + 1, comma - i - 1)), y = std::stod(content.substr(comma + 1, end));
            degrees += std::to_string(from_x + x * 2e-5) + ", " + std::to_string(60.0 + y * 1e-5);
            i = end - 1;
        }
        content = degrees;
    }
    // From 10.0004 to 10.002 degrees east: 89 m.
    CHECK(faults_of(s).find("'length_m' is 30, but 'west/east_door' and 'east/west_door' are 89.") != std::string::npos);
    toml.replace(toml.find("length_m = 30"), 13, "length_m = 95");
    CHECK(faults_of(s) == "");
}
