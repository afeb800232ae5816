#include "exchange/gtfs_lines.h"

#include "catch.h"
#include "exchange/small_feed.h"
#include "scenario/scenario.h"
#include "scenario/templates.h"

using namespace tidegate;

namespace {

LineQuery query_for(const std::string& route, const std::string& date) {
    LineQuery query;
    query.routes = {route};
    query.date = *date_in(date);
    return query;
}

GtfsFeed feed_of(const std::map<std::string, std::string>& texts = testing::small_feed()) {
    Faults faults;
    GtfsFeed feed = read_gtfs("feed", texts, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    return feed;
}

GtfsLines lines_for(const LineQuery& query, const GtfsFeed& feed) {
    Faults faults;
    GtfsLines lines = find_lines(feed, query, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    return lines;
}

std::string faults_of_table(const std::string& text) {
    Faults faults;
    read_stop_table("stops.csv", text, feed_of(), faults);
    std::string all;
    for (const Fault& fault : faults.list()) all += tidegate::text(fault) + "\n";
    return all;
}

using List = std::vector<double>;

}  // namespace

TEST_CASE("a route becomes a line with running times, dwell and departures", "[exchange][gtfs][lines]") {
    const GtfsLines all = lines_for(query_for("Red", "2019-03-04"), feed_of());
    REQUIRE(all.lines.size() == 1);
    const GtfsLine& line = all.lines[0];
    CHECK(line.name == "Red to Centre");
    REQUIRE(line.stops.size() == 3);
    CHECK(line.stops[1].platform == "Bridge");
    // 8:01 to 8:10 and 23:50 to 0:10 half way; 8:10:40 to 8:20 and 0:10 to 0:30: of two the longer one is the median here.
    CHECK(line.stops[0].running_s == 0);
    CHECK(line.stops[1].running_s == 1200);
    CHECK(line.stops[2].running_s == 1200);
    CHECK(line.dwell_s == 40);
    CHECK(line.spread_s == Approx(2400 - 1100));
    CHECK(line.departures_s == List{8 * 3600 + 60, 23 * 3600 + 50 * 60});
    CHECK(all.interpolated == 1);
}

TEST_CASE("frequencies and the night before make departures of a line", "[exchange][gtfs][lines]") {
    const GtfsLines often = lines_for(query_for("R2", "2019-03-04"), feed_of());
    REQUIRE(often.lines.size() == 1);
    CHECK(often.lines[0].departures_s == List{25200, 25800, 26400, 27000, 27600, 28200});
    CHECK(often.lines[0].stops[1].running_s == 300);
    LineQuery night = query_for("Red", "2019-03-05");
    night.to_s = 3600;
    night.platforms = {{"B", "", "bridge edge"}, {"C", "", "centre edge"}};
    const GtfsLines after_midnight = lines_for(night, feed_of());
    REQUIRE(after_midnight.lines.size() == 1);
    CHECK(after_midnight.lines[0].departures_s == List{600});
    CHECK(after_midnight.stops_left_out == std::vector<std::string>{"Airport"});
}

TEST_CASE("a feed without directions has them by the order of stops", "[exchange][gtfs][lines]") {
    auto texts = testing::small_feed();
    texts["trips.txt"] += "R1,W,back\n";
    texts["stop_times.txt"] += "back,9:00:00,9:00:00,C,1\nback,9:10:00,9:10:00,B,2\n";
    const GtfsFeed feed = feed_of(texts);
    LineQuery query = query_for("Red", "2019-03-04");
    query.from_s = 3600, query.to_s = 12 * 3600;
    query.platforms = {{"B", "0", "bridge out"}, {"C", "0", "centre out"}, {"B", "1", "bridge back"}, {"C", "1", "centre back"}};
    const GtfsLines all = lines_for(query, feed);
    CHECK(all.directions == std::vector<std::string>{"Red: 0 is towards Centre"});
    REQUIRE(all.lines.size() == 2);
    CHECK(all.lines[0].stops[0].platform == "bridge out");
    CHECK(all.lines[1].stops[0].platform == "centre back");
    CHECK(all.lines[1].departures_s == List{9 * 3600});
}

TEST_CASE("stops that are no platform are run through", "[exchange][gtfs][lines]") {
    LineQuery query = query_for("Red", "2019-03-04");
    query.to_s = 12 * 3600;
    Faults faults;
    query.platforms = read_stop_table("stops.csv", "stop,platform\nAirport,west\nCentre station,east\n", feed_of(), faults);
    REQUIRE(faults.empty());
    const GtfsLines all = lines_for(query, feed_of());
    REQUIRE(all.lines.size() == 1);
    REQUIRE(all.lines[0].stops.size() == 2);
    CHECK(all.lines[0].stops[1].platform == "east");
    CHECK(all.lines[0].stops[1].running_s == 19 * 60);
}

TEST_CASE("a scenario takes the lines of a feed", "[exchange][gtfs][lines]") {
    LineQuery query = query_for("Red", "2019-03-04");
    query.to_s = 12 * 3600;
    const GtfsFeed feed = feed_of();
    ScenarioText text;
    text.files = template_files("room");
    std::string platforms;
    for (const char* name : {"Airport", "Bridge", "Centre"}) {
        platforms += std::string(R"(,{"type": "Feature", "properties": {"kind": "platform", "name": ")") + name +
                     R"(", "level": "floor", "doors": 1}, "geometry": {"type": "LineString", "coordinates": [[)" +
                     (name[0] == 'A' ? "1, 0], [3, 0]]}}" : name[0] == 'B' ? "4, 0], [6, 0]]}}" : "7, 0], [9, 0]]}}") + "\n";
    }
    text.files["venue.geojson"].insert(text.files["venue.geojson"].rfind("  ]\n"), platforms);
    text.files["scenario.toml"] =
        "[scenario]\nstart = \"2019-03-04T07:00:00\"\nend = \"09:00\"\n" + lines_toml(lines_for(query, feed), query, feed);
    text.files["demand.csv"] = "from,to,count,origin,goal\n07:00,07:01,3,seats,any_exit\n";
    Faults faults;
    const Scenario scenario = load_scenario(text, faults);
    for (const Fault& fault : faults.list()) FAIL_CHECK(tidegate::text(fault));
    REQUIRE(scenario.lines.size() == 1);
    CHECK(scenario.lines[0].departures == List{3660});
    CHECK(scenario.lines[0].stops[1].running_s == 540);
}

TEST_CASE("a wrong table of stops is refused with line and cure", "[exchange][gtfs][lines][bad_input]") {
    CHECK(faults_of_table("stop,platfrom\nA,west\n").starts_with("stops.csv:1:6: unknown column 'platfrom'; expected stop, platform, direction; did you mean 'platform'?\n"));
    CHECK(faults_of_table("stop,platform\nBrigde,west\n") ==
          "stops.csv:2:1: the feed has no stop 'Brigde'; expected stop_id or stop_name; did you mean 'Bridge'?\n");
    CHECK(faults_of_table("stop,platform\nA,west\nAirport,east\n") ==
          "stops.csv:3:1: the stop 'Airport' has a platform already; expected one platform for each stop and direction\n");
    CHECK(faults_of_table("stop,platform,direction\nA,west,2\n") ==
          "stops.csv:2:8: direction is '2'; expected 0 or 1 as direction_id in trips.txt, or nothing\n");
    CHECK(faults_of_table("").starts_with("stops.csv: is empty"));
}

TEST_CASE("routes and days without trips are named", "[exchange][gtfs][lines][bad_input]") {
    CHECK_THROWS_WITH(lines_for(query_for("Rde", "2019-03-04"), feed_of()), contains_text("has no route 'Rde'"));
    CHECK_THROWS_WITH(lines_for(query_for("Red", "2020-03-04"), feed_of()),
                      contains_text("nothing of these routes departs on 2020-03-04") && contains_text("2019-01-01 to 2019-12-31"));
    LineQuery query = query_for("Red", "2019-03-04");
    query.platforms = {{"A", "", "west"}};
    CHECK_THROWS_WITH(lines_for(query, feed_of()), contains_text("none calls at two of the platforms"));
}
