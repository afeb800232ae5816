#include "exchange/timetable.h"

#include "catch.h"
#include "exchange/small_feed.h"
#include "scenario/scenario.h"
#include "scenario/templates.h"

using namespace tidegate;

namespace tidegate::testing {

std::map<std::string, std::string> small_feed() {
    return {
        {"stops.txt", "stop_id,stop_name,parent_station\nA,Airport,\nB,Bridge,\nC,Centre,S\nS,Centre station,\n"},
        {"routes.txt", "route_id,route_short_name\nR1,Red\nR2,Blue\n"},
        {"calendar.txt",
         "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nW,1,1,1,1,1,0,0,20190101,20191231\n"},
        {"calendar_dates.txt", "service_id,date,exception_type\nW,20190501,2\nW,20190504,1\n"},
        {"trips.txt", "route_id,service_id,trip_id\nR1,W,early\nR1,W,night\nR2,W,often\n"},
        {"stop_times.txt",
         "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
         "early,8:00:00,8:01:00,A,1\nearly,8:10:00,8:10:40,B,2\nearly,8:20:00,8:20:00,C,3\n"
         "night,23:50:00,23:50:00,A,1\nnight,,,B,2\nnight,24:30:00,24:30:00,C,3\n"
         "often,0:00:00,0:00:00,C,1\noften,0:05:00,0:05:00,B,2\n"},
        {"frequencies.txt", "trip_id,start_time,end_time,headway_secs\noften,07:00:00,08:00:00,600\n"}};
}

}  // namespace tidegate::testing

namespace {

TimetableQuery query_for(const std::string& stop, const std::string& date) {
    TimetableQuery query;
    query.stop = stop;
    query.date = *date_in(date);
    return query;
}

Timetable trains(const TimetableQuery& query) {
    Faults faults;
    const GtfsFeed feed = read_gtfs("feed", testing::small_feed(), faults);
    Timetable timetable = find_trains(feed, query, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    return timetable;
}

std::string faults_of_feed(const std::string& file, const std::string& from, const std::string& to) {
    auto texts = testing::small_feed();
    std::string& text = texts.at(file);
    REQUIRE(text.find(from) != std::string::npos);
    text.replace(text.find(from), from.size(), to);
    Faults faults;
    read_gtfs("feed", texts, faults);
    std::string all;
    for (const Fault& fault : faults.list()) all += tidegate::text(fault) + "\n";
    return all;
}

}  // namespace

TEST_CASE("trains that go on to the same stop share a platform edge, at their exact seconds", "[exchange][gtfs]") {
    const Timetable timetable = trains(query_for("Bridge", "2019-03-04"));
    REQUIRE(timetable.lines.size() == 2);
    CHECK(timetable.lines[0].name == "ending here, from Centre");
    CHECK(timetable.lines[0].arrivals_s == std::vector<double>{25500, 26100, 26700, 27300, 27900, 28500});
    CHECK(timetable.lines[1].name == "to Centre");
    CHECK(timetable.lines[1].arrivals_s == std::vector<double>{8 * 3600 + 600, 24 * 3600 + 600});  // the night train, half way
    CHECK(timetable.lines[1].stand_s == 40);
    CHECK(timetable.interpolated == 1);
}

TEST_CASE("a train after midnight belongs to the evening before and arrives on the next date", "[exchange][gtfs]") {
    TimetableQuery query = query_for("C", "2019-03-05");  // a Tuesday; the night trip of Monday comes at 00:30
    query.to_s = 3600;
    query.routes = {"Red"};
    const Timetable timetable = trains(query);
    REQUIRE(timetable.lines.size() == 1);
    CHECK(timetable.lines[0].arrivals_s == std::vector<double>{1800});
}

TEST_CASE("a station stands for its platforms", "[exchange][gtfs]") {
    CHECK(trains(query_for("S", "2019-03-04")).lines.size() == trains(query_for("C", "2019-03-04")).lines.size());
}

TEST_CASE("a day is taken out of a calendar and another put in", "[exchange][gtfs]") {
    TimetableQuery query = query_for("Airport", "2019-05-04");
    CHECK(trains(query).lines.at(0).arrivals_s.size() == 2);
    query.date = *date_in("2019-05-01");
    query.from_s = 3600;
    CHECK_THROWS_WITH(trains(query), contains_text("nothing stops at 'Airport' on 2019-05-01") &&
                                         contains_text("the feed covers 2019-01-01 to 2019-12-31"));
}

TEST_CASE("a scenario takes the trains and has one at every second of the timetable", "[exchange][gtfs]") {
    Faults faults;
    const GtfsFeed feed = read_gtfs("feed", testing::small_feed(), faults);
    TimetableQuery query = query_for("Bridge", "2019-03-04");
    query.to_s = 86400;
    query.platforms = {"edge"};
    query.routes = {"Blue"};
    const Timetable timetable = find_trains(feed, query, faults);
    REQUIRE(faults.empty());
    ScenarioText text;
    text.files = template_files("room");
    text.files["venue.geojson"].insert(
        text.files["venue.geojson"].rfind("  ]\n"),
        R"(,{"type": "Feature", "properties": {"kind": "platform", "name": "edge", "level": "floor", "doors": 2}, "geometry": {"type": "LineString", "coordinates": [[1, 0], [9, 0]]}})"
        "\n");
    text.files["scenario.toml"] = "[scenario]\nstart = \"2019-03-04T07:00:00\"\nend = \"09:00\"\n" + timetable_toml(timetable, query, feed);
    text.files["demand.csv"] = "from,to,count,origin,goal\n07:00,07:01,3,seats,any_exit\n";
    const Scenario scenario = load_scenario(text, faults);
    for (const Fault& fault : faults.list()) FAIL_CHECK(tidegate::text(fault));
    REQUIRE(scenario.services.size() == 1);
    CHECK(scenario.services[0].first_arrival == 300);
    CHECK(scenario.services[0].last_arrival == 300 + 5 * 600);
}

TEST_CASE("a wrong feed is refused with file, line and cure", "[exchange][gtfs][bad_input]") {
    CHECK(faults_of_feed("stop_times.txt", "8:10:00,8:10:40", "8:70:00,8:10:40") ==
          "feed/stop_times.txt:3:7: arrival_time is '8:70:00'; expected a time H:MM:SS, beyond 24:00:00 after midnight\n");
    CHECK(faults_of_feed("stop_times.txt", "24:30:00,24:30:00", "0:30:00,0:30:00") ==
          "feed/stop_times.txt:7:1: the trip 'night' arrives before it left the stop before; expected times that grow along a trip; "
          "after midnight hours go on: 24:10:00\n");
    CHECK(faults_of_feed("stop_times.txt", "night,24:30:00,24:30:00", "night,,") ==
          "feed/stop_times.txt:7:1: the trip 'night' has no time at its last stop; expected a time at the first and the last stop\n");
    CHECK(faults_of_feed("stop_times.txt", "early,8:00", "eraly,8:00") ==
          "feed/stop_times.txt:2:1: the trip 'eraly' is not in trips.txt; expected a trip of trips.txt\n");
    CHECK(faults_of_feed("stop_times.txt", ",B,2\nearly", ",X,2\nearly") ==
          "feed/stop_times.txt:3:23: the stop 'X' is not in stops.txt; expected a stop of stops.txt\n");
    CHECK(faults_of_feed("calendar.txt", "20191231", "20191331") ==
          "feed/calendar.txt:2:26: end_date is '20191331'; expected a date YYYYMMDD\n");
    CHECK(faults_of_feed("trips.txt", "R2,W", "R2,X") ==
          "feed/trips.txt:4:4: the service 'X' is in no calendar; expected a service of calendar.txt or calendar_dates.txt\n");
    CHECK(faults_of_feed("frequencies.txt", "08:00:00", "06:00:00") ==
          "feed/frequencies.txt:2:16: the frequency ends before it begins; expected end_time after start_time\n");
    CHECK(faults_of_feed("stops.txt", "stop_name", "stopname")
              .starts_with("feed/stops.txt:1:1: has no column 'stop_name'; did you mean 'stopname'?\n"));
}

TEST_CASE("trains that would overlap at an edge are named with their times", "[exchange][gtfs][bad_input]") {
    auto texts = testing::small_feed();
    texts["trips.txt"] += "R2,W,twin\n";
    texts["stop_times.txt"] += "twin,8:00:10,8:01:00,A,1\ntwin,8:10:10,8:10:40,B,2\ntwin,8:20:00,8:20:00,C,3\n";
    Faults faults;
    const GtfsFeed feed = read_gtfs("feed", texts, faults);
    REQUIRE(faults.empty());
    find_trains(feed, query_for("Bridge", "2019-03-04"), faults);
    REQUIRE(faults.size() == 1);
    CHECK(tidegate::text(faults.list()[0]) ==
          "feed/stop_times.txt: the trips 'early' and 'twin' to Centre arrive at 08:10:00 and 08:10:10: trains at one platform edge would "
          "overlap; "
          "expected at least 20 s from one to the next; take fewer lines with --route, or one platform with --stop ID");
}
