#include "scenes/two_venues.h"

namespace tidegate {
namespace {

constexpr const char* scenario_toml = R"([scenario]
start = "2026-03-02T08:00:00"
end = "08:10"

[simulation]
fidelity = "micro"

[demand]
file = "demand.csv"

[[venues]]
name = "west"
file = "west.geojson"

[[venues]]
name = "east"
file = "east.geojson"

[[link]]
name = "walkway"
from = "west/east_door"
to = "east/west_door"
length_m = 30
width_m = 2

[[observable]]
name = "walkway_flow"
kind = "flow"
place = "walkway"
)";

constexpr const char* west = R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"kind": "walkable", "level": "hall"},
 "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [20, 0], [20, 10], [0, 10], [0, 0]]]}},
{"type": "Feature", "properties": {"kind": "area", "name": "floor", "level": "hall"},
 "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [20, 0], [20, 10], [0, 10], [0, 0]]]}},
{"type": "Feature", "properties": {"kind": "entrance", "name": "doors", "level": "hall"},
 "geometry": {"type": "Polygon", "coordinates": [[[1, 1], [4, 1], [4, 9], [1, 9], [1, 1]]]}},
{"type": "Feature", "properties": {"kind": "gate", "name": "gates", "level": "hall", "lanes": 8},
 "geometry": {"type": "LineString", "coordinates": [[12, 0], [12, 10]]}},
{"type": "Feature", "properties": {"kind": "exit", "name": "east_door", "level": "hall"},
 "geometry": {"type": "LineString", "coordinates": [[20, 3], [20, 7]]}},
{"type": "Feature", "properties": {"kind": "exit", "name": "south_door", "level": "hall"},
 "geometry": {"type": "LineString", "coordinates": [[14, 0], [18, 0]]}}
]}
)";

constexpr const char* east = R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"kind": "walkable", "level": "hall"},
 "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [20, 0], [20, 10], [0, 10], [0, 0]]]}},
{"type": "Feature", "properties": {"kind": "area", "name": "floor", "level": "hall"},
 "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [20, 0], [20, 10], [0, 10], [0, 0]]]}},
{"type": "Feature", "properties": {"kind": "exit", "name": "west_door", "level": "hall"},
 "geometry": {"type": "LineString", "coordinates": [[0, 4], [0, 7]]}},
{"type": "Feature", "properties": {"kind": "exit", "name": "way_out", "level": "hall"},
 "geometry": {"type": "LineString", "coordinates": [[20, 2], [20, 8]]}}
]}
)";

constexpr const char* demand = R"(from,to,count,origin,goal
08:00,08:02,60,west/doors,east/way_out
)";

}  // namespace

ScenarioText two_venues() {
    return {{{"scenario.toml", scenario_toml}, {"west.geojson", west}, {"east.geojson", east}, {"demand.csv", demand}},
            {}};
}

}  // namespace tidegate
