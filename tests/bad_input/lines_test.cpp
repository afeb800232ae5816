#include <algorithm>

#include "bad_input/wrong_scenario.h"
#include "catch.h"

using namespace tidegate;

namespace {

const std::string good_line = R"(
[[line]]
name = "shuttle"
kind = "bus"
stops = [
  { platform = "stand_a" },
  { platform = "stand_b", running_s = 120, taken = 5 },
  { platform = "stand_c", running_s = 90 },
]
departures = ["08:03", "08:08", "08:14:30"]
capacity = 40
dwell_s = 20
max_dwell_s = 40
clearance_s = 10

[[reference]]
name = "last shuttle comes"
of = "shuttle"

[[disturbance]]
name = "one more"
measure = "extra_train"
place = "shuttle"
trains = 1
after = "last shuttle comes"
after_s = 60
)";

/// The good scenario with three stands for buses beside the edge, and `lines` at the end of scenario.toml.
ScenarioText with_lines(const std::string& lines) {
    ScenarioText text = good_scenario();
    std::string& venue = text.files.at("venue.geojson");
    const std::size_t at = venue.find(R"("kind": "platform")");
    REQUIRE(at != std::string::npos);
    const std::string begin = R"({"type": "Feature")";
    const std::size_t from = venue.rfind(begin, at), to = venue.find(begin, at);
    const std::string edge = venue.substr(from, to - from);
    for (const char* name : {"stand_a", "stand_b", "stand_c"}) {
        std::string stand = edge;
        stand.replace(stand.find("\"edge\""), 6, std::string("\"") + name + "\"");
        venue.insert(from, stand);
    }
    text.files.at("scenario.toml") += lines;
    return text;
}

std::string faults_with(const std::string& from, const std::string& to) {
    std::string lines = good_line;
    const std::size_t at = lines.find(from);
    REQUIRE(at != std::string::npos);
    lines.replace(at, from.size(), to);
    return faults_of(with_lines(lines));
}

/// Without file, line and column.
std::string message_of(const std::string& fault) { return fault.substr(fault.find(": ") + 2); }

}  // namespace

TEST_CASE("a line, a reference and a disturbance are read", "[scenario][lines]") {
    Faults faults;
    const Scenario s = load_scenario(with_lines(good_line), faults);
    for (const Fault& fault : faults.list()) FAIL_CHECK(text(fault));
    REQUIRE(s.lines.size() == 1);
    const LineDef& line = s.lines[0];
    CHECK(line.kind == LineKind::bus);
    REQUIRE(line.stops.size() == 3);
    CHECK(s.venue.platforms[line.stops[2].platform.index()].name == "stand_c");
    CHECK(line.stops[1].running_s == 120);
    CHECK(line.stops[1].taken == 5);
    CHECK(line.departures == std::vector<SimTime>{180, 480, 870});
    CHECK(line.clearance_s == 10);
    REQUIRE(s.disturbances.references.size() == 1);
    CHECK(s.disturbances.references[0].stop == 2);
    REQUIRE(s.disturbances.all.size() == 1);
    CHECK(s.disturbances.all[0].measure.place_kind == PlaceKind::line);
    CHECK(s.disturbances.all[0].after == 0);
}

TEST_CASE("a line that runs by headways is read, and settings reach it", "[scenario][lines]") {
    std::string lines = good_line;
    const std::string departures = R"(departures = ["08:03", "08:08", "08:14:30"])";
    lines.replace(lines.find(departures), departures.size(),
                  "first = \"08:02\"\nlast = \"08:18\"\nheadway_s = 240\nheadways = [ { from = \"08:10\", headway_s = 120 } ]");
    ScenarioText text = with_lines(lines);
    text.settings = {"line.shuttle.capacity=60", "disturbance.one more.trains=2"};
    Faults faults;
    const Scenario s = load_scenario(text, faults);
    for (const Fault& fault : faults.list()) FAIL_CHECK(tidegate::text(fault));
    CHECK(planned_departures(s.lines.at(0)) == std::vector<SimTime>{120, 360, 600, 720, 840, 960, 1080});
    CHECK(s.lines[0].capacity == 60);
    CHECK(s.disturbances.all.at(0).measure.trains == 2);
}

TEST_CASE("lines that cannot run are refused", "[scenario][bad_input][lines]") {
    CHECK(message_of(faults_with("\"stand_b\"", "\"stand_d\"")).starts_with("'platform' names the unknown platform 'stand_d'"));
    CHECK(faults_with("\"stand_b\"", "\"stand_d\"").find("did you mean 'stand_") != std::string::npos);
    CHECK(message_of(faults_with("running_s = 120", "running_s = 0")) == "'running_s' is 0; expected the seconds from leaving the stop before");
    CHECK(message_of(faults_with(", running_s = 90", "")) == "'running_s' is missing; expected the seconds from leaving the stop before");
    CHECK(message_of(faults_with("taken = 5", "taken = 50")) == "'taken' is 50; expected at most the line's capacity of 40");
    CHECK(message_of(faults_with("\"stand_c\"", "\"stand_a\""))
              .starts_with("'stops' calls at 'stand_a' twice; expected each platform once"));
    CHECK(message_of(faults_with("\"stand_c\"", "\"edge\"")) ==
          "'stops' calls at 'edge', where the trains of 'eastbound' stop; expected an edge for lines alone");
    CHECK(message_of(faults_with("  { platform = \"stand_b\", running_s = 120, taken = 5 },\n  { platform = \"stand_c\", running_s = 90 },\n",
                                 "")) == "'stops' has 1 stop; expected two stops at least");
    CHECK(message_of(faults_with("max_dwell_s = 40", "max_dwell_s = 10")) == "'max_dwell_s' is 10; expected at least dwell_s = 20");
}

TEST_CASE("timetables with faults are refused", "[scenario][bad_input][lines]") {
    CHECK(message_of(faults_with("\"08:08\"", "\"08:02\""))
              .starts_with("the departure '08:02' of 'shuttle' does not come after the one before it"));
    CHECK(message_of(faults_with("\"08:08\"", "\"8 o'clock\"")).starts_with("the departure '8 o'clock' of 'shuttle' cannot be read"));
    CHECK(message_of(faults_with("\"08:14:30\"", "\"09:14\"")).starts_with("the departure '09:14' of 'shuttle' lies outside the run; expected a time from 08:00:00 to 08:20:00"));
    CHECK(message_of(faults_with("\"08:08\"", "\"08:03:20\"")).starts_with("'departures' lets vehicles follow after 20 s at 08:03:20"));
    CHECK(message_of(faults_with("capacity = 40", "capacity = 40\nheadway_s = 300")) ==
          "'headway_s' is given beside 'departures'; expected either a timetable or headways");
    const std::string neither = faults_with(R"(departures = ["08:03", "08:08", "08:14:30"])", "");
    CHECK(neither.find("which has neither 'departures' nor 'first'") != std::string::npos);
    CHECK(message_of(faults_with(R"(departures = ["08:03", "08:08", "08:14:30"])",
                                 "first = \"08:02\"\nlast = \"08:12\"\nheadway_s = 240\nheadways = [ { from = \"08:15\", headway_s = 120 } ]")) ==
          "'from' is '08:15', when no vehicle sets out any more; expected a time until 08:12");
}

TEST_CASE("references and disturbances with faults are refused", "[scenario][bad_input][lines]") {
    CHECK(message_of(faults_with("of = \"shuttle\"", "of = \"shutle\"")).find("did you mean 'shuttle'") != std::string::npos);
    CHECK(message_of(faults_with("of = \"shuttle\"", "of = \"shuttle\"\nstop = \"edge\"")).starts_with("'stop' names the unknown stop 'edge'"));
    CHECK(message_of(faults_with("after = \"last shuttle comes\"", "after = \"last shutle comes\""))
              .find("did you mean 'last shuttle comes'") != std::string::npos);
    CHECK(message_of(faults_with("trains = 1", "trains = 1\nat = \"08:05\"")).find("with both 'at' and 'after'") != std::string::npos);
    CHECK(message_of(faults_with("trains = 1", "trains = 1\nlasts_s = 60")) ==
          "'lasts_s' is given, but 'extra_train' cannot be taken back; expected no lasts_s");
    CHECK(message_of(faults_with("trains = 1", "trains = 1\nstop = \"stand_b\"")) ==
          "'stop' has no effect on the measure 'extra_train'; expected it only with 'skip_stop' or 'short_turn' or 'delay_vehicle'");
    CHECK(message_of(faults_with("\"extra_train\"\nplace = \"shuttle\"\ntrains = 1", "\"skip_stop\"\nplace = \"shuttle\"\nstop = \"stand_a\""))
              .starts_with("'stop' is 'stand_a', where 'shuttle' begins or ends"));
    CHECK(message_of(faults_with("\"extra_train\"\nplace = \"shuttle\"", "\"cancel_trips\"\nplace = \"eastbound\""))
              .starts_with("'place' is the train service 'eastbound', to which 'cancel_trips' does not apply; expected a line"));
    CHECK(message_of(faults_with("\"extra_train\"\nplace = \"shuttle\"\ntrains = 1", "\"set_places\"\nplace = \"shuttle\""))
              .starts_with("'measure' is 'set_places', but 'places' is missing; expected a whole number from 0 to 10000"));
    CHECK(faults_with("\"extra_train\"\nplace = \"shuttle\"\ntrains = 1", "\"close\"\nplace = \"shuttle\"\nlasts_s = 600").empty());
    CHECK(message_of(faults_with("\"extra_train\"\nplace = \"shuttle\"\ntrains = 1", "\"restore\"\nplace = \"shuttle\""))
              .starts_with("'place' is 'shuttle', where nothing goes wrong"));
}
