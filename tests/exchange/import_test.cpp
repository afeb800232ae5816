#include "catch.h"
#include "engine/simulation.h"
#include "exchange/small_maps.h"

using namespace tidegate;
using namespace tidegate::testing;

namespace {

double floor_m2(const LevelDef& level) {
    std::vector<Polygon> polygons = level.floor;
    double area = 0;
    const auto ring = [](const Ring& points) {
        double twice = 0;
        for (std::size_t i = 0; i < points.size(); ++i) twice += cross(points[i], points[(i + 1) % points.size()]);
        return std::abs(twice) / 2;
    };
    for (const Polygon& polygon : polygons) {
        area += ring(polygon.outer);
        for (const Ring& hole : polygon.holes) area -= ring(hole);
    }
    return area;
}

// Runs until everybody left, at most ten minutes.
std::size_t people_left_after_ten_minutes(const Scenario& scenario) {
    Simulation simulation(scenario);
    while (simulation.now() < 600 && simulation.counts().exited < 20) simulation.step();
    return static_cast<std::size_t>(20 - simulation.counts().exited);
}

}  // namespace

TEST_CASE("a house of OpenStreetMap becomes a venue with rooms, stairs and an exit that people can leave", "[exchange]") {
    const ImportResult result = imported("house.osm", small_house_osm());
    const Scenario scenario = scenario_of(result);
    REQUIRE(scenario.venue.levels.size() == 2);
    CHECK(scenario.venue.levels[1].elevation_m == 4);
    REQUIRE(scenario.venue.connectors.size() == 2);
    const ConnectorDef& stair = scenario.venue.connectors[0];
    CHECK(stair.kind == ConnectorKind::stair);
    CHECK(stair.width_m == Approx(2.0).margin(0.02));
    CHECK(stair.lower_line.middle().x < stair.upper_line.middle().x);
    const ConnectorDef& belt = scenario.venue.connectors[1];
    CHECK(belt.kind == ConnectorKind::escalator);
    CHECK(belt.width_m == Approx(1.2).margin(0.02));
    CHECK(belt.direction == PassageDirection::forward);  // drawn from the upper end, and it runs against that: up
    CHECK(belt.lower_line.middle().x < belt.upper_line.middle().x);
    REQUIRE(scenario.venue.exits.size() == 1);
    CHECK(scenario.venue.exits[0].name == "Main door");
    REQUIRE(scenario.venue.openings.size() == 1);
    CHECK(scenario.venue.openings[0].name == "door of Books & Co");
    CHECK(people_left_after_ten_minutes(scenario) == 0);
}

TEST_CASE("floors keep their size but for walls and what stairs take", "[exchange]") {
    const Scenario scenario = scenario_of(imported("house.osm", small_house_osm()));
    const double stairs_m2 = 10 * 2.0 + 10 * 1.2;
    CHECK(floor_m2(scenario.venue.levels[1]) == Approx(40 * 12 - stairs_m2).epsilon(0.01));
    const double walls_m2 = 0.2 * (10 + 8 + 10 + 8);
    CHECK(floor_m2(scenario.venue.levels[0]) == Approx(40 * 12 + 10 * 8 - stairs_m2 - walls_m2).epsilon(0.01));
}

TEST_CASE("what an import guessed, dropped and read is told with an example", "[exchange]") {
    const std::string report = imported("house.osm", small_house_osm()).report;
    CHECK_THAT(report, contains_text("1  rooms without a door: one of 1.2 m where they touch other floor longest (way/"));
    CHECK_THAT(report, contains_text("1  stairs without a width: 2 m, or what neighbours leave"));
    CHECK_THAT(report, contains_text("1  points that nobody walks through or round"));
    CHECK_THAT(report, contains_text("heights: 4 m from one level to the next"));
    CHECK_THAT(report, !contains_text("escalators without a width"));
}

TEST_CASE("features with kinds in metres keep their names, widths and heights", "[exchange]") {
    const Scenario scenario = scenario_of(imported("house.geojson", small_house_geojson()));
    REQUIRE(scenario.venue.levels.size() == 2);
    CHECK(scenario.venue.levels[0].name == "ground");
    CHECK(scenario.venue.levels[1].elevation_m == 3.5);
    REQUIRE(scenario.venue.openings.size() == 1);
    CHECK(scenario.venue.openings[0].name == "shop door");
    CHECK(scenario.venue.openings[0].line.length_m() == Approx(1.6).margin(0.01));
    REQUIRE(scenario.venue.exits.size() == 1);
    CHECK(scenario.venue.exits[0].line.length_m() == Approx(3).margin(0.01));
    REQUIRE(scenario.venue.connectors.size() == 1);
    CHECK(scenario.venue.connectors[0].width_m == Approx(2.4).margin(0.02));
    CHECK(people_left_after_ten_minutes(scenario) == 0);
}

TEST_CASE("a drawing in millimetres becomes metres, its layers floor, walls, doors and exits", "[exchange]") {
    const ImportResult result = imported("plan.dxf", small_drawing_dxf());
    const Scenario scenario = scenario_of(result);
    REQUIRE(scenario.venue.levels.size() == 1);
    CHECK(floor_m2(scenario.venue.levels[0]) == Approx(60 - 0.2 * (6 - 1.5)).epsilon(0.01));
    REQUIRE(scenario.venue.openings.size() == 1);
    CHECK(scenario.venue.openings[0].line.length_m() == Approx(1.5).margin(0.01));
    REQUIRE(scenario.venue.exits.size() == 1);
    CHECK_THAT(result.report, contains_text("layer 'A-FURN', which stands for nothing (name it in --layers)"));
    CHECK(people_left_after_ten_minutes(scenario) == 0);
}

TEST_CASE("a table of layers says what a drawing does not", "[exchange]") {
    Faults faults;
    ImportOptions options;
    options.layers = read_layer_rules("layers.csv", "layer,kind,level\na-flor,floor,2\nEXIT,exit,2\na-furn,obstacle,2\n", faults);
    REQUIRE(faults.empty());
    const Scenario scenario = scenario_of(imported("plan.dxf", small_drawing_dxf(), 20, options));
    REQUIRE(scenario.venue.levels.size() == 1);
    CHECK(scenario.venue.levels[0].name == "2");
    CHECK(scenario.venue.openings.empty());
    CHECK(floor_m2(scenario.venue.levels[0]) == Approx(60 - 0.5).epsilon(0.001));
}

TEST_CASE("a polygon in WKT is a floor", "[exchange]") {
    const ImportResult result = imported("room.wkt", "POLYGON ((0 0, 9 0, 9 5, 0 5, 0 0), (4 2, 5 2, 5 3, 4 3, 4 2))\n", 0);
    CHECK_THAT(result.report, contains_text("level 'level 0': 44 m2 of floor"));
    CHECK_THAT(result.report, contains_text("draw exits"));
    CHECK(result.files.size() == 1);
}

TEST_CASE("rings that cross themselves are mended when asked, and told", "[exchange]") {
    ImportOptions options;
    options.mends = true;
    const ImportResult result = imported("room.wkt", "POLYGON ((0 0, 8 6, 8 0, 0 6, 0 0))\n", 0, options);
    CHECK_THAT(result.report, contains_text("1  rings that crossed themselves: cut at the crossing (line 1)"));
    CHECK_THAT(result.report, contains_text("24 m2 of floor"));
}

TEST_CASE("names with commas, quotes and blanks mean the same in every file", "[exchange]") {
    std::string map = small_house_osm();
    const std::string name = "Books &amp; Co";
    map.replace(map.find(name), name.size(), " Books, \xC3\xA9tage &quot;1&quot;  ");
    const Scenario scenario = scenario_of(imported("house.osm", map, 2000));
    const auto is_shop = [](const EntranceDef& entrance) { return entrance.name == "in Books, \xC3\xA9tage \"1\""; };
    CHECK(std::count_if(scenario.venue.entrances.begin(), scenario.venue.entrances.end(), is_shop) == 1);
}

TEST_CASE("levels of OpenStreetMap are read as lists, ranges and with a decimal comma", "[exchange]") {
    CHECK(level_numbers("-1;0") == std::vector<double>{-1, 0});
    CHECK(level_numbers("0-3") == std::vector<double>{0, 1, 2, 3});
    CHECK(level_numbers("-2--1") == std::vector<double>{-2, -1});
    CHECK(level_numbers("0,5") == std::vector<double>{0.5});
    CHECK(level_numbers("2;0;2") == std::vector<double>{0, 2});
    CHECK(level_numbers("upper").empty());
    CHECK(level_numbers("0-1e9").empty());
}

TEST_CASE("the same map gives the same venue, byte for byte", "[exchange]") {
    const ImportResult first = imported("house.osm", small_house_osm());
    const ImportResult second = imported("house.osm", small_house_osm());
    for (const char* file : {"venue.geojson", "scenario.toml", "demand.csv"}) CHECK(first.files.at(file) == second.files.at(file));
}

namespace {

/// Three storeys of 12 m x 8 m, 4 m above each other; a lift as a point or as a shaft in the middle of them.
std::string tower_of_three(const std::string& lift) {
    std::string text = R"({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}, "features": [)";
    for (int level = 0; level < 3; ++level) {
        text += R"({"type": "Feature", "properties": {"kind": "floor", "level": ")" + std::to_string(level) +
                R"("}, "geometry": {"type": "Polygon", "coordinates": [[[0,0],[12,0],[12,8],[0,8],[0,0]]]}},)";
    }
    text += R"({"type": "Feature", "properties": {"kind": "exit", "level": "0"}, "geometry": {"type": "Point", "coordinates": [0, 4]}},)";
    return text + lift + "]}";
}

const std::string shaft =
    R"({"type": "Feature", "properties": {"kind": "lift", "name": "glass lift", "level": "0;1;2"}, "geometry": {"type": "Polygon",
        "coordinates": [[[6,3],[8,3],[8,5],[6,5],[6,3]]]}})";

}  // namespace

TEST_CASE("a lift over three levels becomes one lift with three stops", "[exchange][lift]") {
    const Scenario scenario = scenario_of(imported("tower.geojson", tower_of_three(shaft)));
    REQUIRE(scenario.venue.levels.size() == 3);
    REQUIRE(scenario.venue.connectors.size() == 1);
    const ConnectorDef& lift = scenario.venue.connectors[0];
    CHECK(lift.kind == ConnectorKind::lift);
    CHECK(lift.name == "glass lift");
    REQUIRE(stops_of(lift) == 3);
    CHECK(level_of_stop(lift, 1) == LevelId{1});
    CHECK(rise_of_stop(lift, 1) == 4);
    CHECK(lift.rise_m == 8);
    CHECK(lift.status == PassageStatus::closed);
}
