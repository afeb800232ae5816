#include "catch.h"
#include "cli/program.h"
#include "exchange/small_maps.h"

using namespace tidegate;
using namespace tidegate::testing;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    REQUIRE(text.find(from) != std::string::npos);
    return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("a map with a broken ring is refused with the place of the crossing", "[bad_input][exchange]") {
    CHECK(
        import_faults("room.wkt", "POLYGON ((0 0, 8 6, 8 0, 0 6, 0 0))\n") ==
        "room.wkt: line 1: its polygon is broken: Self-intersection at (4, 3); expected rings that do not cross themselves or each other; "
        "mend it in the map, or let --mend do it");
}

TEST_CASE("coordinates of 10^9 are refused with what lies there", "[bad_input][exchange]") {
    CHECK(import_faults(
              "room.wkt",
              "POLYGON ((0 0, 9 0, 9 5, 0 5, 0 0))\nPOLYGON ((1e9 0, 1000000009 0, 1000000009 5, 1e9 0))\nLINESTRING (1 1, 2 2, 3 3)\n") ==
          "room.wkt: line 2 lies 1e+06 km from the middle of the map; expected a venue within 5 km; cut the map to the venue, or say its "
          "unit with --unit");
}

TEST_CASE("a whole map around 10^9 is refused as in another unit", "[bad_input][exchange]") {
    const std::string faults = import_faults("room.wkt", "POLYGON ((1e9 0, 1000000009 0, 1000000009 5, 1e9 5, 1e9 0))\n");
    CHECK(faults == "room.wkt: line 1: (1000000000, 0) is farther away than once round the Earth; expected metres, at most 40,000 km from (0, 0); "
                    "say its unit with --unit, or move the map near (0, 0)");
}

TEST_CASE("a map in metres that claims to be in degrees is refused", "[bad_input][exchange]") {
    const std::string metres =
        replaced(small_house_geojson(), R"("crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}, )", "");
    const std::string faults = import_faults("house.geojson", metres);
    CHECK_THAT(faults, contains_text("lies ") && contains_text("km from the middle of the map") &&
                           contains_text("if its numbers are metres say --coordinates local_m"));
}

TEST_CASE("a drawing without a unit is refused", "[bad_input][exchange]") {
    CHECK(import_faults("plan.dxf", replaced(small_drawing_dxf(), "$INSUNITS", "$LUNITS")) ==
          "plan.dxf: the drawing does not say its unit ($INSUNITS); expected a unit of length; say it with --unit m, cm, mm, ft or in");
}

TEST_CASE("a level name that does not match is refused with the nearest one", "[bad_input][exchange]") {
    const std::string wrong = replaced(small_house_geojson(), R"("upper_level": "gallery")", R"("upper_level": "galery")");
    CHECK_THAT(import_faults("house.geojson", wrong),
               contains_text("is on level 'galery', which has no floor; expected the level of a floor, room or way; "
                             "did you mean 'gallery'?"));
}

TEST_CASE("for a short name that is like none the known ones are listed", "[bad_input][exchange]") {
    const std::string wrong = replaced(small_house_geojson(), R"("upper_level": "gallery")", R"("upper_level": "EG")");
    CHECK_THAT(import_faults("house.geojson", wrong), contains_text("is on level 'EG', which has no floor; expected the level of a floor, room or way; known: "));
}

TEST_CASE("an unknown kind and a width in another unit are both named", "[bad_input][exchange]") {
    std::string wrong = replaced(small_house_geojson(), R"("kind": "room")", R"("kind": "rooom")");
    wrong = replaced(wrong, R"("width_m": 2.4)", R"("width_m": 240)");
    const std::string faults = import_faults("house.geojson", wrong);
    CHECK_THAT(faults, contains_text("has the unknown kind 'rooom'; did you mean 'room'?"));
    CHECK_THAT(faults, contains_text("has width_m '240'; expected a number from 0.5 to 100 [m]; is it in another unit?"));
}

TEST_CASE("a map that is cut off is refused", "[bad_input][exchange]") {
    const std::string osm = small_house_osm();
    CHECK_THAT(import_faults("house.osm", osm.substr(0, osm.size() / 2)), contains_text("house.osm: cannot be read"));
    const std::string json = small_house_geojson();
    CHECK_THAT(import_faults("house.geojson", json.substr(0, json.size() / 2)), contains_text("house.geojson: cannot be read"));
}

TEST_CASE("a map without exits makes no scenario, but a venue", "[bad_input][exchange]") {
    CHECK(import_faults("room.wkt", "POLYGON ((0 0, 9 0, 9 5, 0 5, 0 0))\n") ==
          "room.wkt: has no exits, so nobody could leave; expected entrances or exits in the map; import only the venue (-o "
          "venue.geojson), and draw "
          "what its report asks for");
}

TEST_CASE("nothing is written when an import is refused, and nothing is overwritten", "[bad_input][exchange]") {
    const Folder folder;
    folder.write("room.wkt", "POLYGON ((0 0, 8 6, 8 0, 0 6, 0 0))\n");
    const Answer refused = answer_of(folder, {"import", "room.wkt", "-o", "venue.geojson"});
    CHECK(refused.exit_code == 2);
    CHECK_THAT(refused.err, contains_text("its polygon is broken"));
    CHECK(answer_of_script(folder, "ls").out == "room.wkt\n");
    folder.write("house.osm", small_house_osm());
    CHECK(answer_of(folder, {"import", "house.osm", "-o", "house", "--people", "30"}).exit_code == 0);
    CHECK(answer_of(folder, {"check", "house"}).exit_code == 0);
    const Answer again = answer_of(folder, {"import", "house.osm", "-o", "house"});
    CHECK(again.exit_code == 2);
    CHECK_THAT(again.err, contains_text("house: exists and is not an empty folder; name a new one"));
}

TEST_CASE("an ending that stands for no map is refused with those that do", "[bad_input][exchange]") {
    CHECK(import_faults("plan.gpk", "x") == "plan.gpk: ends in '.gpk', which is no map that can be read; did you mean '.gpkg'?");
}
