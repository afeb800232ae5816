#include "scenario/template_files.h"
#include "scenario/template_text.h"

namespace tidegate {
namespace {

constexpr const char* venue = R"({
  "type": "FeatureCollection",
  "features": [
    {"type": "Feature",
     "properties": {"kind": "walkable", "level": "concourse", "elevation_m": 0,
                    "note": "street side in the west"},
     "geometry": {"type": "Polygon",
                  "coordinates": [[[0, 0], [60, 0], [60, 20], [0, 20], [0, 0]]]}},
    {"type": "Feature",
     "properties": {"kind": "walkable", "level": "platform_level", "elevation_m": -6},
     "geometry": {"type": "Polygon",
                  "coordinates": [[[0, 0], [80, 0], [80, 12], [0, 12], [0, 0]]]}},

    {"type": "Feature",
     "properties": {"kind": "obstacle", "level": "concourse", "note": "wall south of the hall door"},
     "geometry": {"type": "Polygon",
                  "coordinates": [[[8, 0], [8.4, 0], [8.4, 7], [8, 7], [8, 0]]]}},
    {"type": "Feature",
     "properties": {"kind": "obstacle", "level": "concourse", "note": "wall north of the hall door"},
     "geometry": {"type": "Polygon",
                  "coordinates": [[[8, 13], [8.4, 13], [8.4, 20], [8, 20], [8, 13]]]}},
    {"type": "Feature",
     "properties": {"kind": "obstacle", "level": "concourse", "note": "the stairwell"},
     "geometry": {"type": "Polygon",
                  "coordinates": [[[36, 4], [48, 4], [48, 10], [36, 10], [36, 4]]]}},
    {"type": "Feature",
     "properties": {"kind": "obstacle", "level": "platform_level", "note": "below the stairs"},
     "geometry": {"type": "Polygon",
                  "coordinates": [[[38, 4], [48, 4], [48, 10], [38, 10], [38, 4]]]}},
    {"type": "Feature",
     "properties": {"kind": "barrier", "name": "rail", "level": "concourse", "thickness_m": 0.1},
     "geometry": {"type": "LineString",
                  "coordinates": [[32, 7.5], [36, 7.5]]}},

    {"type": "Feature",
     "properties": {"kind": "entrance", "name": "street", "level": "concourse"},
     "geometry": {"type": "Polygon",
                  "coordinates": [[[1, 8], [4, 8], [4, 14], [1, 14], [1, 8]]]}},
    {"type": "Feature",
     "properties": {"kind": "exit", "name": "way_out", "level": "concourse"},
     "geometry": {"type": "LineString",
                  "coordinates": [[0, 2], [0, 6]]}},
    {"type": "Feature",
     "properties": {"kind": "opening", "name": "hall_door", "level": "concourse"},
     "geometry": {"type": "LineString",
                  "coordinates": [[8.2, 7], [8.2, 13]]}},

    {"type": "Feature",
     "properties": {"kind": "gate", "name": "gates_in", "level": "concourse", "lanes": 6, "open_lanes": 4,
                    "direction": "forward"},
     "geometry": {"type": "LineString",
                  "coordinates": [[20, 0], [20, 12]]}},
    {"type": "Feature",
     "properties": {"kind": "gate", "name": "gates_out", "level": "concourse", "lanes": 4,
                    "direction": "backward"},
     "geometry": {"type": "LineString",
                  "coordinates": [[20, 12], [20, 20]]}},

    {"type": "Feature",
     "properties": {"kind": "stair", "name": "stair", "lower_level": "platform_level",
                    "upper_level": "concourse"},
     "geometry": {"type": "MultiLineString",
                  "coordinates": [[[48, 4.5], [48, 7.2]], [[36, 4.5], [36, 7.2]]]}},
    {"type": "Feature",
     "properties": {"kind": "escalator", "name": "escalator", "lower_level": "platform_level",
                    "upper_level": "concourse", "direction": "up"},
     "geometry": {"type": "MultiLineString",
                  "coordinates": [[[48, 8], [48, 9]], [[36, 8], [36, 9]]]}},

    {"type": "Feature",
     "properties": {"kind": "platform", "name": "edge", "level": "platform_level", "doors": 12},
     "geometry": {"type": "LineString",
                  "coordinates": [[10, 12], [70, 12]]}},
    {"type": "Feature",
     "properties": {"kind": "area", "name": "platform", "level": "platform_level"},
     "geometry": {"type": "Polygon",
                  "coordinates": [[[0, 0], [80, 0], [80, 12], [0, 12], [0, 0]]]}},
    {"type": "Feature",
     "properties": {"kind": "area", "name": "unpaid_hall", "level": "concourse"},
     "geometry": {"type": "Polygon",
                  "coordinates": [[[8.4, 0], [20, 0], [20, 20], [8.4, 20], [8.4, 0]]]}}
  ]
}
)";

constexpr const char* demand = R"(# Who appears where and when, and where they want to go.
from,to,count,origin,goal,law
08:00,08:05,120,street,eastbound,random
08:05,08:10,180,street,eastbound,random
08:00,08:15,90,eastbound,way_out,even
)";

constexpr const char* plan = R"(# An emergency plan: who does what when a warning level is reached.
[plan]
name = "metering"
roles = ["station master", "gate team"]

[[procedure]]
name = "platform filling"
rule = "platform_crowding"
at = "orange"
decided_by = "station master"
# Level known -> report -> decision -> orders; then every step takes its action_delay_s.
report_delay_s = 20
decision_delay_s = 20
order_delay_s = 10
stands_down = true
stand_down_below = "yellow"
stand_down_hold_s = 120

[[procedure.step]]
name = "meter the hall door"
role = "gate team"
measure = "meter"
place = "hall_door"
max_per_min = 30
action_delay_s = 20

[[procedure.step]]
name = "open all gates for those who leave"
role = "gate team"
measure = "open_lanes"
place = "gates_in"
lanes = 6
action_delay_s = 30
)";

}  // namespace

std::map<std::string, std::string> station_template() {
    const TemplateValues values{
        {"scenario",
         {{{"name", "\"station\""},
           {"title", "\"A small two-level station in the morning\""},
           {"start", "\"2026-03-02T08:00:00\""},
           {"end", "\"08:20\""}}}},
        {"class",
         {{{"name", "\"day_trippers\""}, {"like", "\"visitors\""}, {"luggage_share", "0.3"}}}},
        {"group", {{{"name", "\"family\""}, {"members", "[\"adults\", \"adults\", \"children\"]"}}}},
        {"train",
         {{{"name", "\"eastbound\""},
           {"platform", "\"edge\""},
           {"first", "\"08:02\""},
           {"last", "\"08:20\""},
           {"headway_s", "180"},
           {"headways", "[ { from = \"08:14\", headway_s = 150 } ]"},
           {"places", "120"}}}},
        {"observable",
         {{{"name", "\"platform_occupancy\""},
           {"kind", "\"occupancy\""},
           {"place", "\"platform\""}},
          {{"name", "\"gate_queue\""}, {"kind", "\"queue_length\""}, {"place", "\"gates_in\""}},
          {{"name", "\"hall_peak_density\""},
           {"kind", "\"peak_density\""},
           {"place", "\"unpaid_hall\""}},
          {{"name", "\"queue_over_20\""},
           {"kind", "\"time_above\""},
           {"of", "\"gate_queue\""},
           {"threshold", "20"}}}},
        {"rule",
         {{{"name", "\"platform_crowding\""},
           {"observable", "\"platform_occupancy\""},
           {"capacity", "90"},
           {"dwell_s", "60"}},
          {{"name", "\"long_queue\""},
           {"observable", "\"gate_queue\""},
           {"scheme", "\"lead_time\""},
           {"criterion", "20"},
           {"window_scale", "0.005"},
           {"hold_s", "10"}}}},
        {"plan", {{{"file", "\"plan.toml\""}}}},
    };
    return {{"scenario.toml", scenario_toml(values)},
            {"venue.geojson", venue},
            {"demand.csv", demand},
            {"plan.toml", plan}};
}

}  // namespace tidegate
