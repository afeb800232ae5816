#include "catch.h"
#include "cli/program.h"
#include "exchange/ogr/read_map.h"
#include "exchange/small_maps.h"

using namespace tidegate;
using namespace tidegate::testing;

TEST_CASE("cell spaces of IndoorGML are rooms, and their transitions show the doors", "[exchange]") {
    const ImportResult result = imported("rooms.gml", small_indoorgml(), 0);
    CHECK_THAT(result.report, contains_text("level 'level 0': 22 m2 of floor, 2 rooms, 1 doors"));
    CHECK_THAT(result.report, contains_text("1  doors where ways pass the walls of rooms (Transition T1)"));
}

TEST_CASE("a folder in IMDF becomes a venue with its levels' names", "[exchange]") {
    const Folder folder;
    for (const auto& [name, text] : small_imdf()) folder.write(name, text);
    Faults faults;
    const RawMap raw = read_map(folder.path(), {}, faults);
    REQUIRE(faults.empty());
    const ImportResult result = import_map(raw, {}, 20);
    const Scenario scenario = scenario_of(result);
    REQUIRE(scenario.venue.levels.size() == 1);
    CHECK(scenario.venue.levels[0].name == "Ground");
    REQUIRE(scenario.venue.openings.size() == 1);
    CHECK(scenario.venue.openings[0].line.length_m() == Approx(2).margin(0.05));
    CHECK(scenario.venue.exits.size() == 1);
    CHECK_THAT(result.report, contains_text("1  features of type amenity"));
}

TEST_CASE("elevators that lie over each other in IMDF become a lift", "[exchange][lift]") {
    const Folder folder;
    for (const auto& [name, text] : small_imdf(true)) folder.write(name, text);
    Faults faults;
    const RawMap raw = read_map(folder.path(), {}, faults);
    REQUIRE(faults.empty());
    const ImportResult result = import_map(raw, {}, 20);
    const Scenario scenario = scenario_of(result);
    REQUIRE(scenario.venue.connectors.size() == 1);
    CHECK(scenario.venue.connectors[0].kind == ConnectorKind::lift);
    CHECK(scenario.venue.connectors[0].name == "Lift");
    CHECK_THAT(result.report, contains_text("1  lifts from elevators that lie over each other on several levels"));
}

TEST_CASE("a folder without the files of IMDF is refused", "[exchange][bad_input]") {
    const Folder folder;
    Faults faults;
    read_map(folder.path(), {}, faults);
    REQUIRE(faults.size() == 2);
    CHECK_THAT(tidegate::text(faults.list()[0]), contains_text("has no level.geojson; expected an IMDF archive"));
}
