#include "bad_input/wrong_scenario.h"
#include "catch.h"
#include "engine/simulation.h"

using namespace tidegate;

namespace {

// Also those that show only when ways are worked out.
std::string all_faults_of(const ScenarioText& given) {
    const std::string read = faults_of(given);
    if (!read.empty()) return read;
    Faults faults;
    const Scenario scenario = load_scenario(given, faults);
    try {
        const Simulation simulation(scenario);
    } catch (const InputError& error) {
        return error.what();
    }
    return {};
}

ScenarioText with(std::vector<std::string> settings) {
    ScenarioText text = good_scenario();
    text.settings = std::move(settings);
    return text;
}

/// Two halls that nothing but a line joins, with these departures.
ScenarioText joined_by_line(const std::string& departures, const std::string& more = "") {
    const std::string hall = R"(
[[venues]]
name = "NAME"
length_m = 40
width_m = 20
entrances = [ { name = "street", side = "west", width_m = 4, depth_m = 5 } ]
exits = [ { name = "out", side = "west", width_m = 4 } ]
platforms = [ { name = "track", side = "north", width_m = 20, doors = 4 } ]
)";
    std::string toml = "[scenario]\nstart = \"2026-03-02T08:00:00\"\nend = \"09:00\"\n";
    for (const char* name : {"a", "b"}) toml += std::string(hall).replace(hall.find("NAME"), 4, name);
    toml += "[[line]]\nname = \"metro\"\nstops = [ { platform = \"a/track\" }, { platform = \"b/track\", running_s = 120 } ]\ncapacity = 100\n";
    toml += "departures = [" + departures + "]\n" + more;
    return ScenarioText{{{"scenario.toml", toml}, {"demand.csv", "from,to,count,origin,goal\n08:10,08:30,20,a/street,b/out\n"}}, {}};
}

}  // namespace

TEST_CASE("demand whose ways stay closed, or lead the other way, is refused", "[scenario][bad_input][demand]") {
    const std::string closed = "every way to its goal stays closed or leads the other way; expected a way that is open, or that a measure opens";
    CHECK_THAT(all_faults_of(with({"venue.feature.stair.status=closed"})), contains_text("demand.csv:2: " + closed));
    CHECK_THAT(all_faults_of(with({"venue.feature.stair.direction=up"})), contains_text("demand.csv:2: " + closed));
    CHECK_THAT(all_faults_of(with({"venue.feature.gates.open_lanes=0"})), contains_text(closed));
    CHECK(all_faults_of(with({"venue.feature.stair.status=held"})).empty());  // people wait there
    ScenarioText opened = with({"venue.feature.door.status=closed"});
    CHECK_THAT(all_faults_of(opened), contains_text(closed));
    std::string& plan = opened.files.at("plan.toml");
    const std::string metering = "measure = \"meter\"\nplace = \"door\"\nmax_per_min = 30";
    REQUIRE(plan.find(metering) != std::string::npos);
    plan.replace(plan.find(metering), metering.size(), "measure = \"open\"\nplace = \"door\"");
    CHECK(all_faults_of(opened).empty());
}

TEST_CASE("demand that begins after the last vehicle is refused", "[scenario][bad_input][demand][lines]") {
    CHECK(all_faults_of(joined_by_line("\"08:05\", \"08:20\"")).empty());
    CHECK_THAT(all_faults_of(joined_by_line("\"08:05\"")),
               contains_text("demand.csv:2: no vehicle leads to its goal any more when it begins, at 08:10:00; expected a line that still runs"));
    CHECK(all_faults_of(joined_by_line("\"08:05\"", "[[disturbance]]\nname = \"more\"\nmeasure = \"extra_train\"\nplace = \"metro\"\ntrains = 1\nat = \"08:30\"\n"))
              .empty());
}
