#include "bad_input/wrong_scenario.h"
#include "catch.h"

using namespace tidegate;

namespace {

// clang-format off
const WrongScenario wrong[] = {
    {.title = "an opening that is not on the floor",
     .file = "venue.geojson",
     .from = "[[8, 0], [8, 20]]",
     .to = "[[-8, 0], [-8, 20]]",
     .faults = R"(venue.geojson:17:52: opening 'door' is not on the floor of level 'hall': 0.0 m of 20.0 m are, from (-8.00, 0.00) to (-8.00, 20.00); expected a line across the floor; check its points and its level)"},
    {.title = "an opening of three points",
     .file = "venue.geojson",
     .from = "[[8, 0], [8, 20]]",
     .to = "[[8, 0], [9, 10], [8, 20]]",
     .faults = R"(venue.geojson:17:52: a line of opening 'door' has 3 points; expected two points)"},
    {.title = "a gate line too short for its lanes",
     .file = "venue.geojson",
     .from = R"("lanes": 6)",
     .to = R"("lanes": 60)",
     .faults = R"(venue.geojson:19:52: gate 'gates' is 20.00 m long, too short for 60 lanes of 0.6 m; expected at least 36.00 m)"},
    {.title = "an exit away from the border",
     .file = "venue.geojson",
     .from = "[[60, 2], [60, 6]]",
     .to = "[[1, 2], [1, 6]]",
     .faults = R"(venue.geojson:15:52: exit 'way_out' is not on the border of the floor of level 'hall': from (1.00, 2.00) to (1.00, 6.00) it is up to 1.00 m away; expected within 0.3 m of the border; move its points onto the wall in the venue file)"},
    {.title = "a platform edge away from the border",
     .file = "venue.geojson",
     .from = "[[10, 12], [70, 12]]",
     .to = "[[10, 11], [70, 11]]",
     .faults = R"(venue.geojson:25:52: platform 'edge' is not on the border of the floor of level 'tracks': from (10.00, 11.00) to (70.00, 11.00) it is up to 1.00 m away; expected within 0.3 m of the border; move its points onto the wall in the venue file)"},
    {.title = "an entrance inside a wall",
     .file = "venue.geojson",
     .from = "[[[1, 8], [4, 8], [4, 14], [1, 14], [1, 8]]]",
     .to = "[[[38, 5], [42, 5], [42, 9], [38, 9], [38, 5]]]",
     .faults = R"(venue.geojson:13:49: entrance 'street' at (40.00, 7.00) lies inside a wall or outside level 'hall'; expected a polygon on the floor)"},
    {.title = "an entrance partly outside",
     .file = "venue.geojson",
     .from = "[[[1, 8], [4, 8], [4, 14], [1, 14], [1, 8]]]",
     .to = "[[[-2, 8], [4, 8], [4, 14], [-2, 14], [-2, 8]]]",
     .faults = R"(venue.geojson:13:49: 33 % of entrance 'street' at (1.00, 11.00) lie inside a wall or outside level 'hall'; expected a polygon on the floor)"},
    {.title = "an area outside the floor",
     .file = "venue.geojson",
     .from = R"("name": "platform", "level": "tracks"},
 "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [80, 0], [80, 12], [0, 12], [0, 0]]]})",
     .to = R"("name": "platform", "level": "tracks"},
 "geometry": {"type": "Polygon", "coordinates": [[[90, 0], [99, 0], [99, 12], [90, 12], [90, 0]]]})",
     .faults = R"(venue.geojson:27:49: area 'platform' lies outside the floor of level 'tracks'; expected a polygon on the floor)"},
    {.title = "a floor covered by an obstacle",
     .file = "venue.geojson",
     .from = "[[[36, 4], [48, 4], [48, 10], [36, 10], [36, 4]]]",
     .to = "[[[-1, -1], [61, -1], [61, 21], [-1, 21], [-1, -1]]]",
     .faults = R"(venue.geojson: nothing of level 'hall' can be walked on; expected walkable polygons not covered by obstacles)"},
    {.title = "coordinates out of reach",
     .file = "venue.geojson",
     .from = "[[10, 12], [70, 12]]",
     .to = "[[10, 12], [70000000, 12]]",
     .faults = R"(venue.geojson:25:63: (70000000, 12) is out of reach; expected coordinates of at most 1000000 m; move the venue near the origin)"},
    {.title = "a level wider than five kilometres",
     .file = "venue.geojson",
     .from = "[[[0, 0], [80, 0], [80, 12], [0, 12], [0, 0]]]",
     .to = "[[[0, 0], [8000, 0], [8000, 12], [0, 12], [0, 0]]]",
     .faults = R"(venue.geojson: level 'tracks' is 8000 m x 12 m; expected at most 5000 m; cut the venue into several)"},
    {.title = "a raster that does not fit into memory",
     .file = "venue.geojson",
     .from = "[[[0, 0], [80, 0], [80, 12], [0, 12], [0, 0]]]",
     .to = "[[[0, -3000], [2500, -3000], [2500, 12], [0, 12], [0, -3000]]]",
     .faults = R"(venue.geojson: the rasters of all levels would need 5.3 GB at venue.raster_m = 0.1; expected at most 2 GB; set venue.raster_m to 0.17 or draw a smaller venue)"},
    {.title = "metres read as longitude and latitude",
     .file = "scenario.toml",
     .from = "[demand]",
     .to = R"([venue]
coordinates = "lon_lat"

[demand])",
     .faults = R"(venue.geojson: level 'hall' is 6709411 m x 2519771 m; expected at most 5000 m; if these are metres set venue.coordinates = "local_m")" "\n"
               R"(venue.geojson: level 'tracks' is 8944260 m x 1432350 m; expected at most 5000 m; if these are metres set venue.coordinates = "local_m")"},
    {.title = "a feature without kind",
     .file = "venue.geojson",
     .from = R"({"kind": "exit", "name")",
     .to = R"({"name")",
     .faults = R"(venue.geojson:14:35: this feature has no kind; known: walkable, obstacle, barrier, area, opening, stair, escalator, ramp, lift, gate, check, entrance and 3 more)" "\n"
               R"(demand.csv:3:26: 'goal' is the unknown place 'way_out'; expected an exit, a train service or any_exit; known: eastbound, any_exit)"},
    {.title = "a name that demand.csv needs",
     .file = "venue.geojson",
     .from = R"("name": "way_out")",
     .to = R"("name": "any_exit")",
     .faults = R"(venue.geojson:14:60: 'any_exit' cannot be a name: demand.csv uses it for the quickest exit)" "\n"
               R"(demand.csv:3:26: 'goal' is the unknown place 'way_out'; expected an exit, a train service or any_exit; known: eastbound, any_exit)"},
    {.title = "two elevations of one level",
     .file = "venue.geojson",
     .from = R"("features": [)",
     .to = R"("features": [
{"type": "Feature", "properties": {"kind": "walkable", "level": "tracks", "elevation_m": -7},
 "geometry": {"type": "Polygon", "coordinates": [[[90, 0], [95, 0], [95, 5], [90, 0]]]}},)",
     .faults = R"(venue.geojson:6:90: 'elevation_m' is -6; expected -7, as elsewhere on level 'tracks')"},
};
// clang-format on

}  // namespace

TEST_CASE("a venue in which things lie in the wrong place is refused", "[scenario][bad_input]") {
    for (const WrongScenario& one : wrong) check_refused(one);
}
