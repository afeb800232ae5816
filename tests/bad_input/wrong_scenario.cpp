#include "bad_input/wrong_scenario.h"

#include "catch.h"

namespace tidegate {
namespace {

constexpr const char* scenario_toml = R"([scenario]
start = "2026-03-02T08:00:00"
end = "08:20"

[demand]
scale = 1.0

[population]
free_speed_mean_m_s = 1.3

[[train]]
name = "eastbound"
platform = "edge"
first = "08:02"
last = "08:20"
headway_s = 180
headways = [ { from = "08:14", headway_s = 150 } ]
dwell_s = 30
places = 120

[[observable]]
name = "occupancy"
kind = "occupancy"
place = "platform"

[[observable]]
name = "queue"
kind = "queue_length"
place = "gates"

[[observable]]
name = "long_queue"
kind = "time_above"
of = "queue"
threshold = 20

[[rule]]
name = "crowding"
observable = "occupancy"
capacity = 90
bands = [0.7, 0.8, 0.9, 1.0]

[[rule]]
name = "soon"
observable = "queue"
scheme = "lead_time"
criterion = 20

[plan]
file = "plan.toml"
)";

constexpr const char* venue_geojson = R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"kind": "walkable", "level": "hall"},
 "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [60, 0], [60, 20], [0, 20], [0, 0]]]}},
{"type": "Feature", "properties": {"kind": "walkable", "level": "tracks", "elevation_m": -6},
 "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [80, 0], [80, 12], [0, 12], [0, 0]]]}},
{"type": "Feature", "properties": {"kind": "obstacle", "level": "hall"},
 "geometry": {"type": "Polygon", "coordinates": [[[36, 4], [48, 4], [48, 10], [36, 10], [36, 4]]]}},
{"type": "Feature", "properties": {"kind": "obstacle", "level": "tracks"},
 "geometry": {"type": "Polygon", "coordinates": [[[38, 4], [48, 4], [48, 10], [38, 10], [38, 4]]]}},
{"type": "Feature", "properties": {"kind": "barrier", "level": "hall"},
 "geometry": {"type": "LineString", "coordinates": [[32, 7.5], [36, 7.5]]}},
{"type": "Feature", "properties": {"kind": "entrance", "name": "street", "level": "hall"},
 "geometry": {"type": "Polygon", "coordinates": [[[1, 8], [4, 8], [4, 14], [1, 14], [1, 8]]]}},
{"type": "Feature", "properties": {"kind": "exit", "name": "way_out", "level": "hall"},
 "geometry": {"type": "LineString", "coordinates": [[60, 2], [60, 6]]}},
{"type": "Feature", "properties": {"kind": "opening", "name": "door", "level": "hall"},
 "geometry": {"type": "LineString", "coordinates": [[8, 0], [8, 20]]}},
{"type": "Feature", "properties": {"kind": "gate", "name": "gates", "level": "hall", "lanes": 6},
 "geometry": {"type": "LineString", "coordinates": [[20, 0], [20, 20]]}},
{"type": "Feature", "properties": {"kind": "stair", "name": "stair", "lower_level": "tracks", "upper_level": "hall"},
 "geometry": {"type": "MultiLineString", "coordinates": [[[48, 4.5], [48, 7]], [[36, 4.5], [36, 7]]]}},
{"type": "Feature", "properties": {"kind": "escalator", "name": "belt", "lower_level": "tracks", "upper_level": "hall", "direction": "up"},
 "geometry": {"type": "MultiLineString", "coordinates": [[[48, 8], [48, 9]], [[36, 8], [36, 9]]]}},
{"type": "Feature", "properties": {"kind": "platform", "name": "edge", "level": "tracks", "doors": 12},
 "geometry": {"type": "LineString", "coordinates": [[10, 12], [70, 12]]}},
{"type": "Feature", "properties": {"kind": "area", "name": "platform", "level": "tracks"},
 "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [80, 0], [80, 12], [0, 12], [0, 0]]]}}
]}
)";

constexpr const char* demand_csv = R"(from,to,count,origin,goal,law
08:00,08:10,300,street,eastbound,random
08:02,08:15,90,eastbound,way_out,even
)";

constexpr const char* plan_toml = R"([plan]
name = "metering"
roles = ["station master", "gate team"]

[[procedure]]
name = "filling"
rule = "crowding"
at = "orange"
decided_by = "station master"
stand_down_below = "yellow"
stand_down_hold_s = 120

[[procedure.step]]
name = "meter"
role = "gate team"
measure = "meter"
place = "door"
max_per_min = 30
)";

}  // namespace

ScenarioText good_scenario() {
    return {{{"scenario.toml", scenario_toml},
             {"venue.geojson", venue_geojson},
             {"demand.csv", demand_csv},
             {"plan.toml", plan_toml}},
            {}};
}

std::string faults_of(const ScenarioText& text_of_scenario) {
    Faults faults;
    load_scenario(text_of_scenario, faults);
    std::string all;
    for (const Fault& fault : faults.list()) {
        if (!all.empty()) all += '\n';
        all += text(fault);
    }
    return all;
}

void check_refused(const WrongScenario& wrong) {
    INFO(wrong.title);
    ScenarioText scenario = good_scenario();
    scenario.settings = wrong.settings;
    if (wrong.removed) {
        scenario.files.erase(wrong.file);
    } else if (!wrong.file.empty() && wrong.from.empty()) {
        scenario.files[wrong.file] = wrong.to;
    } else if (!wrong.file.empty()) {
        std::string& content = scenario.files.at(wrong.file);
        const std::size_t at = content.find(wrong.from);
        REQUIRE(at != std::string::npos);
        content.replace(at, wrong.from.size(), wrong.to);
    }
    CHECK(faults_of(scenario) == wrong.faults);
}

}  // namespace tidegate

TEST_CASE("the scenario from which the wrong ones are made has no fault", "[scenario][bad_input]") {
    CHECK(tidegate::faults_of(tidegate::good_scenario()) == "");
}
