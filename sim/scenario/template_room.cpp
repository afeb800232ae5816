#include "scenario/template_files.h"
#include "scenario/template_text.h"

namespace tidegate {
namespace {

constexpr const char* venue = R"({
  "type": "FeatureCollection",
  "features": [
    {"type": "Feature",
     "properties": {"kind": "walkable", "level": "floor"},
     "geometry": {"type": "Polygon",
                  "coordinates": [[[0, 0], [15, 0], [15, 10], [0, 10], [0, 0]]]}},
    {"type": "Feature",
     "properties": {"kind": "area", "name": "room", "level": "floor"},
     "geometry": {"type": "Polygon",
                  "coordinates": [[[0, 0], [15, 0], [15, 10], [0, 10], [0, 0]]]}},
    {"type": "Feature",
     "properties": {"kind": "entrance", "name": "seats", "level": "floor"},
     "geometry": {"type": "Polygon",
                  "coordinates": [[[1, 1], [10, 1], [10, 9], [1, 9], [1, 1]]]}},
    {"type": "Feature",
     "properties": {"kind": "exit", "name": "door", "level": "floor"},
     "geometry": {"type": "LineString",
                  "coordinates": [[15, 4.5], [15, 5.5]]}},
    {"type": "Feature",
     "properties": {"kind": "exit", "name": "side_door", "level": "floor", "status": "closed"},
     "geometry": {"type": "LineString",
                  "coordinates": [[12, 10], [13, 10]]}}
  ]
}
)";

constexpr const char* demand = R"(# 80 people stand up within ten seconds and leave.
from,to,count,origin,goal
19:00:00,19:00:10,80,seats,any_exit
)";

constexpr const char* plan = R"(# An emergency plan: who does what when a warning level is reached.
[plan]
name = "side door"
roles = ["usher"]

[[procedure]]
name = "room full"
rule = "room_full"
at = "yellow"
decided_by = "usher"
report_delay_s = 5
decision_delay_s = 5
order_delay_s = 0
stands_down = false

[[procedure.step]]
name = "open the side door"
role = "usher"
measure = "open"
place = "side_door"
action_delay_s = 10
)";

}  // namespace

std::map<std::string, std::string> room_template() {
    const TemplateValues values{
        {"scenario",
         {{{"name", "\"room\""},
           {"title", "\"A room with one exit and one in reserve\""},
           {"start", "\"2026-03-02T19:00:00\""},
           {"end", "\"19:05\""}}}},
        {"observable",
         {{{"name", "\"people_in_room\""}, {"kind", "\"occupancy\""}, {"place", "\"room\""}}}},
        {"rule",
         {{{"name", "\"room_full\""}, {"observable", "\"people_in_room\""}, {"capacity", "80"}}}},
        {"plan", {{{"file", "\"plan.toml\""}}}},
    };
    return {{"scenario.toml", scenario_toml(values)},
            {"venue.geojson", venue},
            {"demand.csv", demand},
            {"plan.toml", plan}};
}

}  // namespace tidegate
