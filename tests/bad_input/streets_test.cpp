#include <filesystem>

#include "catch.h"
#include "cli/program.h"
#include "exchange/osm_writer.h"
#include "exchange/small_maps.h"
#include "exchange/small_streets.h"

using namespace tidegate;
using namespace tidegate::testing;

TEST_CASE("a map without streets is refused", "[bad_input][exchange][streets]") {
    CHECK(street_faults("room.wkt", "POLYGON ((0 0, 9 0, 9 5, 0 5, 0 0))\n") ==
          "room.wkt: holds no streets; expected lines with the tag highway, as OpenStreetMap has them; cut the city out of an OpenStreetMap "
          "extract (.osm, .osm.pbf)");
    OsmWriter osm;
    osm.way({osm.node(0, 0), osm.node(300, 0)}, tags({{"highway", "motorway"}}));
    CHECK(street_faults("motorway.osm", osm.text()) == "motorway.osm: has no street that may be walked; expected ways for people on foot");
}

TEST_CASE("streets in metres are refused", "[bad_input][exchange][streets]") {
    CHECK_THAT(street_faults("streets.geojson",
                             R"({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}},
"features": [{"type": "Feature", "properties": {"highway": "footway"}, "geometry": {"type": "LineString", "coordinates": [[0, 0], [90, 0]]}}]})"),
               contains_text("streets.geojson: is in ") && contains_text("; expected longitude and latitude"));
}

TEST_CASE("a place far from the map is refused with the middle of the map", "[bad_input][exchange][streets]") {
    StreetOptions options;
    options.around = Vec2{50, 10};  // the wrong way round
    options.within_m = 250;
    CHECK_THAT(street_faults("streets.osm", small_streets_osm(), options),
               contains_text("has no street that may be walked within 250 m of (50.000000, 10.000000); expected a place on this map; its "
                             "middle is --around 10.0"));
}

TEST_CASE("a street that leads nowhere is refused with what was left out", "[bad_input][exchange][streets]") {
    OsmWriter osm;
    const int start = osm.node(0, 0);
    osm.way({start, osm.node(90, 0), osm.node(90, 90), start}, tags({{"highway", "footway"}}));
    CHECK(street_faults("ring.osm", osm.text()) ==
          "ring.osm: nothing is left of its streets there: 0 dead ends and 1 loops were left out, 0 junctions joined; expected streets between "
          "two junctions; a smaller --dead-end or --join, or a larger --within");
}

TEST_CASE("a street longer than a link can be is refused", "[bad_input][exchange][streets]") {
    OsmWriter osm;
    osm.way({osm.node(0, 0), osm.node(20000, 0)}, tags({{"highway", "path"}}));
    CHECK_THAT(street_faults("path.osm", osm.text()),
               contains_text(": 20.0 km to the next junction; expected streets of at most 10 km; choose a part of the map"));
}

TEST_CASE("a map of streets that is cut off is refused", "[bad_input][exchange][streets]") {
    const std::string osm = small_streets_osm();
    CHECK_THAT(street_faults("streets.osm", osm.substr(0, osm.size() / 2)), contains_text("streets.osm: cannot be read"));
    CHECK_THAT(street_faults("streets.osm.pbf", std::string("\0\0\0\x0d\x0a\x09OSMHeader", 15)), contains_text("streets.osm.pbf: cannot be read"));
}

TEST_CASE("a wrong place, circle or output is refused, and nothing is written", "[bad_input][exchange][streets]") {
    const Folder folder;
    folder.write("streets.osm", small_streets_osm());
    const auto refused = [&](std::vector<std::string> more, const std::string& why) {
        std::vector<std::string> arguments{"import", "streets.osm", "--walk"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Answer answer = answer_of(folder, arguments);
        INFO(answer.err);
        CHECK(answer.exit_code == 2);
        CHECK_THAT(answer.err, contains_text(why));
        for (const char* name : {"city", "city.part", "city.geojson"}) CHECK_FALSE(std::filesystem::exists(folder.path(name)));
    };
    refused({"-o", "city", "--around", "10.0"}, "--around is '10.0'; expected longitude and latitude in degrees, as 24.9414,60.1711");
    refused({"-o", "city", "--around", "10.0,95"}, "--around is '10.0,95'");
    refused({"-o", "city", "--around", "10.0,50,3"}, "--around is '10.0,50,3'");
    refused({"-o", "city", "--within", "5"}, "--within");
    refused({"-o", "city.geojson"}, "city.geojson: is a venue file; expected the name of a new folder");
    refused({"-o", "city", "--around", "-51.2,-30.0", "--within", "250"}, "has no street that may be walked within 250 m of (-51.200000, -30.000000)");
    const Answer without = answer_of(folder, {"import", "streets.osm", "-o", "city", "--within", "250"});
    CHECK(without.exit_code == 2);
    CHECK_THAT(without.err, contains_text("--walk"));
}

TEST_CASE("streets are written as a folder that check and run take, and nothing is overwritten", "[bad_input][exchange][streets]") {
    const Folder folder;
    folder.write("streets.osm", small_streets_osm());
    const std::vector<std::string> import{"import", "streets.osm", "--walk", "-o", "city", "--people", "60"};
    REQUIRE(answer_of(folder, import).exit_code == 0);
    CHECK(answer_of(folder, {"check", "city"}).exit_code == 0);
    const Answer run = answer_of(folder, {"run", "city", "-o", "out.h5"});
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.out, contains_text("left by an exit          60"));
    const Answer again = answer_of(folder, import);
    CHECK(again.exit_code == 2);
    CHECK_THAT(again.err, contains_text("exists and is not an empty folder"));
}
