#include <set>

#include "catch.h"
#include "engine/simulation.h"
#include "exchange/osm_writer.h"
#include "exchange/small_maps.h"
#include "exchange/small_streets.h"

using namespace tidegate;
using namespace tidegate::testing;

namespace {

const ConnectorDef& link_named(const Scenario& scenario, const std::string& name) {
    const auto& links = scenario.venue.connectors;
    const auto found = std::find_if(links.begin(), links.end(), [&](const ConnectorDef& link) { return link.name == name; });
    REQUIRE(found != links.end());
    return *found;
}

// What scenario.toml says of a link: how long the street is on the map.
double way_m(const ImportResult& result, const std::string& name) {
    const std::string& toml = result.files.at("scenario.toml");
    const std::size_t link = toml.find("[[link]]\nname = \"" + name + "\"");
    REQUIRE(link != std::string::npos);
    return std::stod(toml.substr(toml.rfind("# ", link) + 2));
}

Counts counts_at_the_end(const Scenario& scenario) {
    Simulation simulation(scenario);
    while (simulation.now() < scenario.end) simulation.step();
    return simulation.counts();
}

// A grid of streets, `columns` by `rows` junctions 60 m apart.
std::string grid_osm(int columns, int rows) {
    OsmWriter osm;
    std::vector<std::vector<int>> nodes(static_cast<std::size_t>(columns));
    for (int x = 0; x < columns; ++x) {
        for (int y = 0; y < rows; ++y) nodes[static_cast<std::size_t>(x)].push_back(osm.node(60.0 * x, 60.0 * y));
        osm.way(nodes[static_cast<std::size_t>(x)], tags({{"highway", "residential"}, {"name", "Avenue"}}));
    }
    for (std::size_t y = 0; y < static_cast<std::size_t>(rows); ++y) {
        std::vector<int> street;
        for (const auto& column : nodes) street.push_back(column[y]);
        osm.way(street, tags({{"highway", "living_street"}}));
    }
    return osm.text();
}

// One who walks from a place to another one, at 1.34 m/s exactly: how long.
double journey_s(ImportResult result, const std::string& from, const std::string& to) {
    result.files["demand.csv"] = "from,to,count,origin,goal,law\n08:00,08:01,1," + from + "/in," + to + "/out,even\n";
    result.files["scenario.toml"] += "[population]\nfree_speed_sd_m_s = 0\n";
    const Scenario scenario = scenario_of(result);
    Simulation simulation(scenario);
    double begun_s = -1;
    while (simulation.counts().exited < 1 && simulation.now() < scenario.end) {
        simulation.step();
        if (begun_s < 0 && simulation.counts().present > 0) begun_s = simulation.now();
    }
    CHECK(simulation.counts().exited == 1);
    return simulation.now() - begun_s;
}

}  // namespace

TEST_CASE("streets of OpenStreetMap become links between halls, as long as the way and named after the street", "[exchange][streets]") {
    const ImportResult result = imported_streets("streets.osm", small_streets_osm());
    const Scenario scenario = scenario_of(result);
    CHECK(scenario.venue.levels.size() == 5);
    REQUIRE(scenario.venue.connectors.size() == 4);
    CHECK(way_m(result, "Long Street 1") == Approx(200).margin(0.5));
    CHECK(way_m(result, "Long Street 2") == Approx(200).margin(0.5));
    CHECK(way_m(result, "Cross Street 1") == Approx(150).margin(0.5));
    CHECK(way_m(result, "Cross Street 2") == Approx(200).margin(0.5));  // over its bend
    CHECK(link_named(scenario, "Cross Street 1").width_m == 8);
    CHECK(link_named(scenario, "Cross Street 2").width_m == 5);
    CHECK(link_named(scenario, "Long Street 1").width_m == 4);
}

TEST_CASE("streets leave a junction's hall on the side towards which they lead", "[exchange][streets]") {
    const std::string toml = imported_streets("streets.osm", small_streets_osm()).files.at("scenario.toml");
    const std::size_t middle = toml.find("\"j2\"");  // the second from the west is the south end or the middle
    REQUIRE(middle != std::string::npos);
    CHECK_THAT(toml, contains_text("{ name = \"Long Street 1\", side = \"west\", width_m = 4,") &&
                         contains_text("{ name = \"Long Street 2\", side = \"east\", width_m = 4,") &&
                         contains_text("{ name = \"Cross Street 1\", side = \"south\", width_m = 8,") &&
                         contains_text("{ name = \"Cross Street 2\", side = \"north\", width_m = 5,"));
}

TEST_CASE("each junction says where on the map it lies and which streets meet there", "[exchange][streets]") {
    const ImportResult result = imported_streets("streets.osm", small_streets_osm());
    CHECK_THAT(result.files.at("scenario.toml"), contains_text("# longitude 10.0000000, latitude 50.0000000: Cross Street, Long Street\n"));
    CHECK_THAT(result.files.at("import_report.txt"), contains_text("10.0000000 50.0000000  Cross Street, Long Street\n"));
    CHECK_THAT(result.files.at("import_report.txt"), contains_text("* 9.9972104 50.0000000  Long Street\n"));
}

TEST_CASE("what an import of streets left out, joined and guessed is told", "[exchange][streets]") {
    const std::string report = imported_streets("streets.osm", small_streets_osm()).report;
    CHECK_THAT(report, contains_text("1  network: 5 junctions, 4 links, 750 m of streets; people come and go at 4 places"));
    CHECK_THAT(report, contains_text("1  parts not connected with the rest, 100 m of streets"));
    CHECK_THAT(report, contains_text("1  dead ends shorter than 50 m (--dead-end), 30 m of streets"));
    CHECK_THAT(report, contains_text("1  pavements drawn beside their street (footway=sidewalk): the street counts (way/"));
    CHECK_THAT(report, contains_text("1  access=no or private (way/"));
    CHECK_THAT(report, contains_text("1  highway=motorway: no street for people on foot (way/"));
    CHECK_THAT(report, contains_text("1  width of residential: 4 m, two pavements"));
    CHECK_THAT(report, contains_text("1  width of footway: 2 m (way/"));
    CHECK_THAT(report, !contains_text("width of pedestrian"));
}

TEST_CASE("everybody who walks through imported streets arrives", "[exchange][streets]") {
    const ImportResult result = imported_streets("streets.osm", small_streets_osm(), {}, 500);
    const Scenario scenario = scenario_of(result);
    int planned = 0;
    for (const DemandRow& row : scenario.demand.rows) planned += row.count;
    CHECK(planned == 500);
    CHECK(scenario.demand.rows.size() == 4 * 3);
    const Counts counts = counts_at_the_end(scenario);
    CHECK(counts.exited == 500);
    CHECK(counts.stuck == 0);
}

TEST_CASE("who walks through imported streets takes as long as the way on the map is", "[exchange][streets]") {
    // From the west end to the east end, and from the south end to the north end; j1 is the westernmost.
    const ImportResult result = imported_streets("streets.osm", small_streets_osm());
    CHECK(journey_s(result, "j1", "j5") == Approx(400 / 1.34).epsilon(0.02));
    const std::string report = result.files.at("import_report.txt");
    const std::string south = report.find("j2   *") != std::string::npos ? "j2" : "j3";
    CHECK(journey_s(result, south, "j4") == Approx(350 / 1.34).epsilon(0.02));
}

TEST_CASE("only streets within the circle are taken, cut where they leave it", "[exchange][streets]") {
    StreetOptions options;
    options.around = Vec2{lon(0), lat(0)};
    options.within_m = 140;
    const ImportResult result = imported_streets("streets.osm", small_streets_osm(), options);
    REQUIRE(scenario_of(result).venue.connectors.size() == 4);
    for (const char* name : {"Long Street 1", "Long Street 2", "Cross Street 1", "Cross Street 2"}) {
        CHECK(way_m(result, name) == Approx(140).margin(0.5));
    }
}

TEST_CASE("more streets than a scenario can hold are refused, and the circle that is named as a cure holds them", "[exchange][streets]") {
    const std::string map = grid_osm(20, 20);
    const std::string faults = street_faults("grid.osm", map);
    CHECK_THAT(faults, contains_text("grid.osm: has 396 junctions and 756 streets between them; expected at most 1000 together; --within "));
    StreetOptions options;
    options.within_m = std::stod(faults.substr(faults.find("--within ") + 9));
    CHECK(options.within_m > 150);
    const Scenario scenario = scenario_of(imported_streets("grid.osm", map, options));
    CHECK(scenario.venue.levels.size() + scenario.venue.connectors.size() <= 1000);
    CHECK(scenario.venue.levels.size() + scenario.venue.connectors.size() > 500);
    std::set<std::string> names;
    for (const ConnectorDef& link : scenario.venue.connectors) names.insert(link.name);
    CHECK(names.size() == scenario.venue.connectors.size());
}

TEST_CASE("a network that just fits is a scenario that check takes", "[exchange][streets]") {
    const Scenario scenario = scenario_of(imported_streets("grid.osm", grid_osm(4, 92)));  // without its corners, at which nothing branches
    CHECK(scenario.venue.levels.size() == 368 - 4);
    CHECK(scenario.venue.connectors.size() == 640 - 4);
    CHECK_NOTHROW(Simulation(scenario));
    CHECK_THAT(street_faults("grid.osm", grid_osm(5, 73)), contains_text("has 361 junctions and 648 streets between them"));
}

TEST_CASE("the same streets give the same scenario, byte for byte", "[exchange][streets]") {
    const std::string map = grid_osm(5, 4);
    CHECK(imported_streets("grid.osm", map).files.at("scenario.toml") == imported_streets("grid.osm", map).files.at("scenario.toml"));
}

TEST_CASE("what may be walked follows foot, access, tunnel and service", "[exchange][streets]") {
    OsmWriter osm;
    // A ladder, so that everything that may be walked is connected.
    std::vector<int> left;
    std::vector<std::string> rungs{tags({{"highway", "trunk"}}),
                                   tags({{"highway", "trunk"}, {"foot", "yes"}, {"name", "trunk on foot"}}),
                                   tags({{"highway", "cycleway"}}),
                                   tags({{"highway", "cycleway"}, {"foot", "designated"}, {"name", "shared"}}),
                                   tags({{"highway", "residential"}, {"access", "private"}, {"foot", "permissive"}, {"name", "permissive"}}),
                                   tags({{"highway", "secondary"}, {"tunnel", "yes"}}),
                                   tags({{"highway", "secondary"}, {"tunnel", "yes"}, {"sidewalk", "left"}, {"name", "underpass"}}),
                                   tags({{"highway", "service"}, {"service", "driveway"}}),
                                   tags({{"highway", "footway"}, {"indoor", "yes"}}),
                                   tags({{"highway", "footway"}, {"foot", "no"}})};
    for (std::size_t i = 0; i < rungs.size(); ++i) {
        left.push_back(osm.node(0, 100.0 * static_cast<double>(i)));
        osm.way({left.back(), osm.node(100, 100.0 * static_cast<double>(i))}, rungs[i]);
    }
    osm.way(left, tags({{"highway", "footway"}, {"name", "ladder"}}));
    const ImportResult result = imported_streets("rules.osm", osm.text());
    std::set<std::string> names;
    for (const ConnectorDef& link : scenario_of(result).venue.connectors) names.insert(link.name.substr(0, link.name.rfind(' ')));
    CHECK(names == std::set<std::string>{"ladder", "permissive", "shared", "trunk on foot", "underpass"});
}

TEST_CASE("a street keeps its name when footways beside it become part of it, or a short way without a name", "[exchange][streets]") {
    OsmWriter osm;
    const int a = osm.node(0, 0), b = osm.node(100, 0), c = osm.node(140, 0);
    osm.way({a, b}, tags({{"highway", "residential"}, {"name", "Main Street"}}));
    osm.way({b, c}, tags({{"highway", "footway"}, {"footway", "crossing"}, {"width", "3"}}));
    for (const double y : {6.0, -6.0}) osm.way({a, osm.node(0, y), osm.node(100, y), b}, tags({{"highway", "footway"}}));
    for (const auto& [end, x] : {std::pair{a, 0.0}, std::pair{c, 140.0}}) {
        for (const double y : {80.0, -80.0}) osm.way({end, osm.node(x, y)}, tags({{"highway", "path"}}));
    }
    const ImportResult result = imported_streets("beside.osm", osm.text());
    CHECK(way_m(result, "Main Street 1") == Approx(140).margin(0.5));
    CHECK(link_named(scenario_of(result), "Main Street 1").width_m == 3);
    CHECK_THAT(result.report, contains_text("2  ways beside each other that became one link, as wide as both"));
    CHECK_THAT(result.report, contains_text("4  links that bear no name on half their length are called by their kind"));
}

TEST_CASE("the border of a square is walked, and streets that meet it go on there", "[exchange][streets]") {
    OsmWriter osm;
    const int west = osm.node(0, 0), east = osm.node(80, 0);
    osm.way({west, osm.node(0, 40), osm.node(80, 40), east, osm.node(80, -40), osm.node(0, -40), west},
            tags({{"highway", "pedestrian"}, {"area", "yes"}, {"name", "Market"}}));
    osm.way({osm.node(-100, 0), west}, tags({{"highway", "footway"}}));
    osm.way({east, osm.node(200, 0)}, tags({{"highway", "footway"}}));
    const ImportResult result = imported_streets("square.osm", osm.text());
    CHECK_THAT(result.report, contains_text("1  squares: people walk along their border (way/"));
    // Both ways round are equally long: one link, as wide as both. It makes one street of all.
    REQUIRE(scenario_of(result).venue.connectors.size() == 1);
    CHECK(way_m(result, "Market 1") == Approx(100 + 160 + 120).margin(0.5));
}
