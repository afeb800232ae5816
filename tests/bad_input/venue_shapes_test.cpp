#include "bad_input/wrong_scenario.h"
#include "catch.h"

using namespace tidegate;

namespace {

// clang-format off
const WrongScenario wrong[] = {
    {.title = "JSON that does not parse",
     .file = "venue.geojson",
     .from = R"("lanes": 6})",
     .to = R"("lanes": 6)",
     .faults = R"(venue.geojson:20:1: not valid JSON: syntax error while parsing object key - unexpected '{'; expected string literal)"},
    {.title = "a file that is not GeoJSON",
     .file = "venue.geojson",
     .to = R"([1, 2, 3]
)",
     .faults = R"(venue.geojson:1:1: this is not a GeoJSON FeatureCollection; expected "type": "FeatureCollection")"},
    {.title = "an unknown kind of feature",
     .file = "venue.geojson",
     .from = R"("kind": "gate")",
     .to = R"("kind": "gait")",
     .faults = R"(scenario.toml:29:9: 'place' names the unknown place 'gates'; expected a gate or check, an opening, a stair, escalator, ramp, lift or link; known: door, stair, belt)" "\n"
               R"(venue.geojson:18:44: unknown kind of feature 'gait'; did you mean 'gate'?)"},
    {.title = "a misspelt property",
     .file = "venue.geojson",
     .from = R"("lanes": 6)",
     .to = R"("lane": 6)",
     .faults = R"(venue.geojson:18:35: missing key 'lanes' in the properties of this gate; expected a whole number from 1 to 200)" "\n"
               R"(venue.geojson:18:86: unknown key 'lane' in the properties of this gate; did you mean 'lanes'?)"},
    {.title = "an unknown level",
     .file = "venue.geojson",
     .from = R"("name": "door", "level": "hall")",
     .to = R"("name": "door", "level": "hal")",
     .faults = R"(venue.geojson:16:80: 'level' is 'hal', which is no level; expected the level of a walkable polygon; did you mean 'hall'?)"},
    {.title = "a ring that is not closed",
     .file = "venue.geojson",
     .from = "[60, 20], [0, 20], [0, 0]]]",
     .to = "[60, 20], [0, 20]]]",
     .faults = R"(venue.geojson:3:78: the ring is not closed: it begins at (0, 0) and ends at (0, 20); expected the first point again at the end)"},
    {.title = "a polygon that crosses itself",
     .file = "venue.geojson",
     .from = "[[[0, 0], [60, 0], [60, 20], [0, 20], [0, 0]]]",
     .to = "[[[0, 0], [60, 20], [60, 0], [0, 20], [0, 0]]]",
     .faults = R"(venue.geojson:3:49: the polygon of this walkable is not valid: Self-intersection at (30.00, 10.00); expected rings that do not cross themselves or each other)"},
    {.title = "a ring of two points",
     .file = "venue.geojson",
     .from = "[[[1, 8], [4, 8], [4, 14], [1, 14], [1, 8]]]",
     .to = "[[[1, 8], [4, 8], [1, 8]]]",
     .faults = R"(venue.geojson:13:50: a ring has 3 points; expected at least 4 points)"},
    {.title = "a stair with one end",
     .file = "venue.geojson",
     .from = "[[[48, 4.5], [48, 7]], [[36, 4.5], [36, 7]]]",
     .to = "[[[48, 4.5], [48, 7]]]",
     .faults = R"(venue.geojson:21:57: stair 'stair' has 1 end; expected two lines: lower end, upper end)"},
    {.title = "a stair drawn as one line",
     .file = "venue.geojson",
     .from = R"("MultiLineString", "coordinates": [[[48, 4.5], [48, 7]], [[36, 4.5], [36, 7]]])",
     .to = R"("LineString", "coordinates": [[48, 4.5], [36, 4.5]])",
     .faults = R"(venue.geojson:21:23: the geometry of stair 'stair' is a LineString; expected a MultiLineString of two lines: lower end, upper end)"},
    {.title = "a stair that joins a level with itself",
     .file = "venue.geojson",
     .from = R"("name": "stair", "lower_level": "tracks")",
     .to = R"("name": "stair", "lower_level": "hall")",
     .faults = R"(venue.geojson:20:108: 'upper_level' is 'hall', as the lower level; expected two different levels)"},
    {.title = "a stair drawn upside down",
     .file = "venue.geojson",
     .from = R"("name": "stair", "lower_level": "tracks", "upper_level": "hall")",
     .to = R"("name": "stair", "lower_level": "hall", "upper_level": "tracks")",
     .faults = R"(venue.geojson:20:85: 'lower_level' lies above upper_level: 0 m and -6 m; expected the lower of the two levels first)" "\n"
               R"(venue.geojson:21:57: the upper end of stair 'stair' is not on the border of the floor of level 'tracks': from (36.00, 4.50) to (36.00, 7.00) it is up to 2.00 m away; expected within 0.3 m of the border; move its points onto the wall in the venue file)"},
    {.title = "a stair whose end is in the middle of the floor",
     .file = "venue.geojson",
     .from = "[[36, 4.5], [36, 7]]",
     .to = "[[30, 14.5], [30, 17]]",
     .faults = R"(venue.geojson:21:57: the upper end of stair 'stair' is not on the border of the floor of level 'hall': from (30.00, 14.50) to (30.00, 17.00) it is up to 5.50 m away; expected within 0.3 m of the border; move its points onto the wall in the venue file)"},
    {.title = "a lift with one stop",
     .file = "venue.geojson",
     .from = R"("kind": "stair", "name": "stair", "lower_level": "tracks", "upper_level": "hall"},
 "geometry": {"type": "MultiLineString", "coordinates": [[[48, 4.5], [48, 7]], [[36, 4.5], [36, 7]]]})",
     .to = R"("kind": "lift", "name": "stair", "lower_level": "tracks", "upper_level": "hall"},
 "geometry": {"type": "MultiLineString", "coordinates": [[[48, 4.5], [48, 7]]]})",
     .faults = R"(venue.geojson:21:57: lift 'stair' has 1 end; expected two lines: lower end, upper end)"},
    {.title = "a lift without room",
     .file = "venue.geojson",
     .from = R"("kind": "stair", "name": "stair", "lower_level": "tracks",)",
     .to = R"("kind": "lift", "name": "stair", "capacity": 0, "length_m": 3, "lower_level": "tracks",)",
     .faults = R"(venue.geojson:20:81: 'capacity' is 0; expected a whole number from 1 to 200)" "\n"
               R"(venue.geojson:20:84: unknown key 'length_m' in the properties of this lift; known: kind, name, lower_level, upper_level, rise_m, status, direction, capacity, speed_m_s, door_s, transfer_s, dwell_s and 1 more)"},
    {.title = "a lift that joins a level with itself",
     .file = "venue.geojson",
     .from = R"("kind": "stair", "name": "stair", "lower_level": "tracks")",
     .to = R"("kind": "lift", "name": "stair", "lower_level": "hall")",
     .faults = R"(venue.geojson:20:107: 'upper_level' is 'hall', as the lower level; expected two different levels)"},
    {.title = "an escalator that runs both ways",
     .file = "venue.geojson",
     .from = R"("direction": "up")",
     .to = R"("direction": "both")",
     .faults = R"(venue.geojson:22:134: 'direction' is 'both', but escalator 'belt' runs; expected up or down; set belt_speed_m_s to 0 if it stands)"},
    {.title = "an opening that touches no wall",
     .file = "venue.geojson",
     .from = "[[8, 0], [8, 20]]",
     .to = "[[8, 5], [8, 15]]",
     .faults = R"(venue.geojson:17:52: opening 'door' touches no wall at (8.00, 5.00): the nearest is 5.00 m away; expected both ends within 0.3 m of a wall, obstacle or barrier; move its points onto the wall in the venue file)" "\n"
               R"(venue.geojson:17:52: opening 'door' touches no wall at (8.00, 15.00): the nearest is 5.00 m away; expected both ends within 0.3 m of a wall, obstacle or barrier; move its points onto the wall in the venue file)"},
};
// clang-format on

}  // namespace

TEST_CASE("a venue that cannot be walked is refused, with the place in its own coordinates", "[scenario][bad_input]") {
    for (const WrongScenario& one : wrong) check_refused(one);
}
