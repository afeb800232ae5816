#include <fmt/core.h>

#include <algorithm>

#include "bad_input/wrong_scenario.h"
#include "catch.h"
#include "engine/simulation.h"
#include "engine/site.h"
#include "scenario/scenario.h"

using namespace tidegate;

namespace {

constexpr const char* head = R"([scenario]
start = "2026-03-02T08:00:00"
end = "08:10"
[demand]
file = "demand.csv"
)";

constexpr const char* station = R"([[venues]]
name = "s"
length_m = 60
width_m = 20
exits = [{name = "north_door", side = "west", width_m = 4}, {name = "south_door", side = "west", width_m = 4}]
entrances = [{name = "street", side = "west", width_m = 4, depth_m = 5}]
platforms = [{name = "edge", side = "north", width_m = 30, doors = 12, at_m = 42}]
gates = [{name = "gates_in", lanes = 6, open_lanes = 4, at_m = 20}, {name = "gates_out", lanes = 4, direction = "backward", at_m = 20}]
[[train]]
name = "train"
platform = "s/edge"
first = "08:02"
last = "08:10"
headway_s = 120
places = 100
)";

ScenarioText one_hall(const std::string& from = {}, const std::string& to = {}, std::vector<std::string> settings = {}) {
    std::string toml = std::string(head) + station;
    if (!from.empty()) {
        const std::size_t at = toml.find(from);
        REQUIRE(at != std::string::npos);
        toml.replace(at, from.size(), to);
    }
    return {{{"scenario.toml", toml}, {"demand.csv", "from,to,count,origin,goal\n08:00,08:05,30,s/street,s/north_door\n08:00,08:05,40,s/street,train\n"}},
            std::move(settings)};
}

Scenario load(const ScenarioText& text_of_scenario) {
    Faults faults;
    Scenario scenario = load_scenario(text_of_scenario, faults);
    CHECK(faults_of(text_of_scenario) == "");
    return scenario;
}

// A ring of stations, each joined to the next by a link of 300 m.
ScenarioText ring_of_stations(int count) {
    std::string toml = std::string(head) + "[simulation]\nfidelity = \"network\"\n";
    std::string demand = "from,to,count,origin,goal\n";
    for (int i = 0; i < count; ++i) {
        toml += fmt::format(R"([[venues]]
name = "s{0}"
length_m = 120
width_m = 20
exits = [{{name = "way_out", side = "west", width_m = 4}}, {{name = "to_next", side = "south", width_m = 4, at_m = 15}}, {{name = "to_last", side = "north", width_m = 4, at_m = 15}}]
entrances = [{{name = "street", side = "west", width_m = 4, depth_m = 5}}]
platforms = [{{name = "up", side = "north", width_m = 80, doors = 24, at_m = 75}}, {{name = "down", side = "south", width_m = 80, doors = 24, at_m = 75}}]
gates = [{{name = "gates_in", lanes = 6, at_m = 30}}, {{name = "gates_out", lanes = 6, direction = "backward", at_m = 30}}]
[[link]]
name = "link{0}"
from = "s{0}/to_next"
to = "s{1}/to_last"
length_m = 300
[[train]]
name = "up{0}"
platform = "s{0}/up"
first = "08:01"
last = "08:10"
headway_s = 180
places = 200
)",
                            i, (i + 1) % count);
        for (int k = 1; k <= 20; ++k) {
            demand += fmt::format("08:00,08:05,30,s{}/street,s{}/way_out\n", i, (i + k) % count);
            demand += fmt::format("08:00,08:05,10,s{}/street,up{}\n", i, (i + k) % count);
        }
    }
    return {{{"scenario.toml", toml}, {"demand.csv", demand}}, {}};
}

}  // namespace

TEST_CASE("a hall drawn by numbers has what the numbers say", "[scenario][venues]") {
    const Scenario s = load(one_hall());
    REQUIRE(s.venue.levels.size() == 1);
    CHECK(s.venue.levels[0].name == "s/hall");
    REQUIRE(s.venue.exits.size() == 2);
    // West side, 20 m: three things of 4 m with gaps of 2 m.
    CHECK(s.venue.exits[0].line.a.y == Approx(2));
    CHECK(s.venue.exits[0].line.b.y == Approx(6));
    CHECK(s.venue.exits[1].line.a.y == Approx(8));
    const Ring& street = s.venue.entrances[0].polygon.outer;
    double low_y = 1e9, high_x = 0;
    for (const Vec2 p : street) low_y = std::min(low_y, p.y), high_x = std::max(high_x, p.x);
    CHECK(low_y == Approx(14));
    CHECK(high_x == Approx(5.5));
    CHECK(s.venue.platforms[0].edge.a.x == Approx(27));
    CHECK(s.venue.platforms[0].edge.a.y == Approx(20));
    CHECK(s.venue.platforms[0].doors == 12);
    REQUIRE(s.facilities.size() == 2);
    CHECK(s.facilities[0].line.a.x == Approx(20));
    CHECK(s.facilities[0].line.length_m() == Approx(12));
    CHECK(s.facilities[0].open_lanes == 4);
    CHECK(s.facilities[0].direction == PassageDirection::forward);
    CHECK(s.facilities[1].line.length_m() == Approx(8));
    REQUIRE(s.venue.areas.size() == 3);
    CHECK(s.venue.areas[1].name == "s/part_1");
    CHECK(s.venue.areas[1].area_m2 == Approx(20 * 20).epsilon(0.02));
    CHECK(s.venue.areas[2].area_m2 == Approx(40 * 20).epsilon(0.02));
    CHECK(load(one_hall("", "", {"venue.feature.s/gates_in.open_lanes=2"})).facilities[0].open_lanes == 2);
}

TEST_CASE("people walk through a hall drawn by numbers", "[engine][venues]") {
    const Scenario s = load(one_hall());
    Simulation simulation(s);
    while (!simulation.is_over()) simulation.step();
    simulation.finish();
    CHECK(simulation.counts().exited == 30);
    CHECK(simulation.counts().boarded == 40);
}

TEST_CASE("a hall that cannot be drawn is refused where its numbers stand", "[scenario][venues][bad_input]") {
    CHECK(faults_of(one_hall("length_m = 60\n", "")) ==
          "scenario.toml:7:8: 'name' is 's', which has neither 'file' nor 'length_m'; expected file = \"...\", or length_m and "
          "width_m");
    CHECK(faults_of(one_hall("side = \"north\"", "side = \"nort\"")) ==
          "scenario.toml:12:37: 'side' is 'nort'; expected one of west, east, south, north; did you mean 'north'?");
    CHECK(faults_of(one_hall("depth_m = 5", "depth_m = 55")) ==
          "scenario.toml:11:22: 'name' is 'street', which the gates at 20 m would cut in two; expected a place beside the gates; "
          "set at_m of either");
    CHECK(faults_of(one_hall("at_m = 42", "at_m = 30")) ==
          "scenario.toml:12:22: 'name' is 'edge', which the gates at 20 m would cut in two; expected a place beside the gates; "
          "set at_m of either");
    CHECK(faults_of(one_hall("side = \"west\", width_m = 4}", "side = \"west\", width_m = 14}")) ==
          "scenario.toml:10:18: 'name' is 'north_door', which does not fit between the corner and what comes next on the west "
          "side; expected gaps of at least 0.3 m on a side of 20 m");
    CHECK(faults_of(one_hall("at_m = 42", "at_m = 46")) ==
          "scenario.toml:12:22: 'name' is 'edge', which ends 61.00 m along the north side; expected at most 59.70 m");
    CHECK(faults_of(one_hall("lanes = 6", "lanes = 60")) ==
          "scenario.toml:6:1: gate 'gates_in' is 18.75 m long, too short for 60 lanes of 0.6 m; expected at least 36.00 m\n"
          "scenario.toml:6:1: gate 'gates_out' is 1.25 m long, too short for 4 lanes of 0.6 m; expected at least 2.40 m");
    CHECK(faults_of({{{"scenario.toml", std::string(head) + "[[venues]]\nname = \"s\"\nlength_m = 9\nwidth_m = 9\n"},
                      {"demand.csv", "from,to,count,origin,goal\n"}},
                     {}}) ==
          "scenario.toml:6:1: nobody can leave the venue; expected at least one exit or platform\n"
          "demand.csv: nobody comes: all counts together are 0; expected at least one passenger");
    CHECK(faults_of(one_hall("length_m = 60", "file = \"demand.csv\"\nlength_m = 60")).find(
              "'length_m' is given, but 'file' is 'demand.csv'; expected one of the two") != std::string::npos);
}

TEST_CASE("venues whose rasters together are too large are refused, unless nobody walks in them", "[scenario][venues][bad_input]") {
    std::string toml = head;
    for (int i = 0; i < 3; ++i) {
        toml += fmt::format("[[venues]]\nname = \"v{}\"\nlength_m = 1200\nwidth_m = 1000\n"
                            "exits = [{{name = \"out\", side = \"west\", width_m = 4}}]\n"
                            "entrances = [{{name = \"in\", side = \"east\", width_m = 4}}]\n",
                            i);
    }
    ScenarioText text_of_scenario{
        {{"scenario.toml", toml}, {"demand.csv", "from,to,count,origin,goal\n08:00,08:05,30,v0/in,v0/out\n"}}, {}};
    CHECK(faults_of(text_of_scenario) ==
          "scenario.toml: the rasters of all venues would need 2.5 GB at venue.raster_m = 0.1; expected at most 2 GB; set "
          "fidelity = \"network\" where nobody need be seen walking, or venue.raster_m to 0.25");
    text_of_scenario.settings = {"simulation.fidelity=network"};
    CHECK(faults_of(text_of_scenario) == "");
}

// 0.4 s and 2.5 s with two threads of the developers' machine; what is checked here is what that follows from.
TEST_CASE("a hundred stations in which nobody walks load and become a site of small rasters and fields", "[scenario][venues][slow]") {
    const ScenarioText ring = ring_of_stations(100);
    Faults faults;
    const Scenario s = load_scenario(ring, faults);
    for (const Fault& fault : faults.list()) FAIL(text(fault));
    const Site site = make_site(s, faults);
    for (const Fault& fault : faults.list()) FAIL(text(fault));
    CHECK(site.planes.size() == 200);
    CHECK(s.venue.exits.size() == 100);
    CHECK(site.destinations.size() == 200);
    std::size_t raster_nodes = 0, field_nodes = 0;
    for (const LevelRaster& raster : site.rasters.planes) raster_nodes = std::max(raster_nodes, raster.distance_m.size());
    for (const TravelField& field : site.fields) field_nodes += field.nodes.size();
    CHECK(raster_nodes < 50000);
    CHECK(field_nodes * sizeof(FieldNode) < 250e6);
}
