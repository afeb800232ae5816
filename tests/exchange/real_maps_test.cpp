#include <filesystem>

#include "catch.h"
#include "exchange/gtfs_lines.h"
#include "exchange/ogr/read_feed.h"
#include "exchange/ogr/read_map.h"
#include "exchange/small_maps.h"
#include "exchange/timetable.h"
#include "validation/data_folder.h"

// Maps and timetables of real places: no part of the sources, so these tests may find nothing to do.

using namespace tidegate;
using namespace tidegate::testing;

namespace {

bool is_there(const std::string& path) {
    if (std::filesystem::exists(path)) return true;
    WARN("SKIP: " << path << " is not there");
    return false;
}

ImportResult import_of(const std::string& path, bool mends) {
    Faults faults;
    const RawMap raw = read_map(path, {}, faults);
    for (const Fault& fault : faults.list()) FAIL_CHECK(tidegate::text(fault));
    ImportOptions options;
    options.mends = mends;
    return import_map(raw, options, 5000);
}

int people_planned(const Scenario& scenario) {
    int people = 0;
    for (const DemandRow& row : scenario.demand.rows) people += row.count;
    return people;
}

std::size_t trains_of(const std::string& feed_name, const std::string& stop, const std::string& date) {
    const std::string path = data_folder() + "/gtfs/" + feed_name;
    if (!is_there(path)) return 0;
    Faults faults;
    const GtfsFeed feed = read_gtfs(path, read_feed(path, faults), faults);
    TimetableQuery query;
    query.stop = stop;
    query.date = *date_in(date);
    query.from_s = 7 * 3600.0;
    query.to_s = 12 * 3600.0;
    std::size_t trains = 0;
    for (const TrainLine& line : find_trains(feed, query, faults).lines) trains += line.arrivals_s.size();
    for (const Fault& fault : faults.list()) FAIL_CHECK(tidegate::text(fault));
    return trains;
}

std::size_t trips_of(const std::string& feed_name, const std::string& route, const std::string& date) {
    const std::string path = data_folder() + "/gtfs/" + feed_name;
    if (!is_there(path)) return 0;
    Faults faults;
    const GtfsFeed feed = read_gtfs(path, read_feed(path, faults), faults);
    LineQuery query;
    query.routes = {route};
    query.date = *date_in(date);
    std::size_t trips = 0;
    for (const GtfsLine& line : find_lines(feed, query, faults).lines) trips += line.departures_s.size();
    for (const Fault& fault : faults.list()) FAIL_CHECK(tidegate::text(fault));
    return trips;
}

}  // namespace

TEST_CASE("Berlin Hauptbahnhof becomes a venue of five levels whose scenario has no faults", "[exchange][data]") {
    const std::string path = data_folder() + "/indoor/berlin_hbf.osm";
    if (!is_there(path)) return;
    const Scenario scenario = scenario_of(import_of(path, false));
    CHECK(scenario.venue.levels.size() == 5);
    CHECK(scenario.venue.exits.size() >= 10);
    std::map<ConnectorKind, int> kinds;
    for (const ConnectorDef& c : scenario.venue.connectors) ++kinds[c.kind];
    CHECK(kinds[ConnectorKind::escalator] >= 45);  // the file has 53
    CHECK(kinds[ConnectorKind::stair] >= 20);      // the file has 27, four of which join into two
    CHECK(people_planned(scenario) == 5000);
}

TEST_CASE("the mall of Grenoble becomes a venue when its broken rings are mended", "[exchange][data]") {
    const std::string path = data_folder() + "/indoor/grenoble_grand_place_mall.geojson";
    if (!is_there(path)) return;
    CHECK_THROWS_WITH(import_of(path, false), contains_text("relation/7244911: its polygon is broken"));
    const Scenario scenario = scenario_of(import_of(path, true));
    CHECK(scenario.venue.openings.size() > 100);  // 88 shops and other rooms
    CHECK(scenario.venue.exits.size() >= 4);
    CHECK(people_planned(scenario) == 5000);
}

TEST_CASE("an office of three storeys in IndoorGML becomes rooms with doors", "[exchange][data]") {
    const std::string path = data_folder() + "/indoor/fjk_haus_indoorgml_1_0_3.gml";
    if (!is_there(path)) return;
    Faults faults;
    const RawMap raw = read_map(path, {}, faults);
    REQUIRE(faults.empty());
    const std::string report = import_map(raw, {}, 0).report;
    CHECK_THAT(report, contains_text("level 'level 0'") && contains_text("6 rooms") && contains_text("level 'level 2'"));
}

TEST_CASE("real feeds give their trains", "[exchange][gtfs][data]") {
    if (!is_there(data_folder() + "/gtfs")) return;
    CHECK(trains_of("porto_alegre_trensurb_metro.zip", "ESTACAO RODOVIARIA", "2019-08-20") > 80);
    CHECK(trains_of("sao_paulo_subset.zip", "Clínicas", "2019-10-08") > 100);
    CHECK(trains_of("porto_alegre_eptc_bus.zip", "1511", "2019-06-04") == 1);
}

TEST_CASE("real feeds give their routes as lines", "[exchange][gtfs][lines][data]") {
    if (!is_there(data_folder() + "/gtfs")) return;
    CHECK(trips_of("porto_alegre_trensurb_metro.zip", "LINHA1", "2019-08-20") > 250);
    CHECK(trips_of("sao_paulo_subset.zip", "METRÔ L2", "2019-10-08") > 400);
    CHECK(trips_of("porto_alegre_eptc_bus.zip", "R4", "2019-06-04") == 11);
}
