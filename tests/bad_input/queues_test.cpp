#include "bad_input/wrong_scenario.h"
#include "catch.h"
#include "engine/simulation.h"

using namespace tidegate;

namespace {

const std::string gate = R"({"kind": "gate", "name": "gates", "level": "hall", "lanes": 6})";
std::string gate_with(const std::string& keys) { return gate.substr(0, gate.size() - 1) + ", " + keys + "}"; }

std::string path(const std::string& facility, const std::string& points) {
    return R"({"type": "Feature", "properties": {"kind": "queue", "facility": ")" + facility +
           R"("}, "geometry": {"type": "LineString", "coordinates": )" + points + "}},\n";
}

/// The good scenario whose gate has these keys, with features before all others.
ScenarioText scenario_with(const std::string& keys, const std::string& features = {}) {
    ScenarioText text = good_scenario();
    std::string& venue = text.files.at("venue.geojson");
    venue.replace(venue.find(gate), gate.size(), gate_with(keys));
    const std::string first = R"("features": [)";
    venue.insert(venue.find(first) + first.size(), "\n" + features);
    return text;
}

/// What is wrong with it, seen when it is read or when its floors are made.
std::string all_faults_of(const ScenarioText& text_of_scenario) {
    const std::string read = faults_of(text_of_scenario);
    if (!read.empty()) return read;
    Faults none;
    const Scenario scenario = load_scenario(text_of_scenario, none);
    try {
        const Simulation simulation(scenario);
    } catch (const InputError& error) {
        std::string all;
        for (const Fault& fault : error.faults().list()) all += (all.empty() ? "" : "\n") + text(fault);
        return all;
    }
    return "";
}

const std::string snake = R"("queue_shape": "snake")";

}  // namespace

TEST_CASE("lines and snakes that fit are accepted", "[bad_input][queues]") {
    CHECK(all_faults_of(scenario_with(R"("queue_shape": "line", "queue_length_m": 8)")) == "");
    CHECK(all_faults_of(scenario_with(snake, path("gates", "[[10, 8], [18, 8], [18, 10], [10, 10], [10, 12], [18, 12]]"))) ==
          "");
}

TEST_CASE("a queue that cannot be is refused with its place and a cure", "[bad_input][queues]") {
    CHECK(all_faults_of(scenario_with(snake)) ==
          "venue.geojson:19:113: 'queue_shape' is 'snake', but no path is drawn for it; expected a feature of kind queue "
          "with this gate or check as its facility; draw one, from its tail to its head before the lanes");
    CHECK(all_faults_of(scenario_with(R"("direction": "both", "queue_shape": "line")")) ==
          "venue.geojson:19:134: 'queue_shape' is not 'fan' where people pass in both directions; expected fan, or another "
          "direction; draw a gate or check for each direction");
    CHECK(all_faults_of(scenario_with(snake, path("gates", "[[10, 8], [18, 8]]") + path("gates", "[[10, 9], [18, 9]]"))) ==
          "venue.geojson:3:1: gate 'gates' has two paths for its queue; expected one feature of kind queue; join the two "
          "lines to one");
    CHECK(all_faults_of(scenario_with(R"("queue_shape": "line")", path("gates", "[[10, 8], [18, 8]]"))) ==
          "venue.geojson:2:65: 'facility' is gate 'gates', which has no snake; expected a gate or check with queue_shape = "
          "\"snake\"; set its queue_shape, or take the path away");
    CHECK(all_faults_of(scenario_with(R"("queue_shape": "line")", path("gate", "[[10, 8], [18, 8]]"))) ==
          "venue.geojson:2:65: 'facility' is 'gate', which is no gate or check; expected the name of a gate or check; did "
          "you mean 'gates'?");
}

TEST_CASE("a path that leaves the floor or ends elsewhere is refused", "[bad_input][queues]") {
    const auto fault_of = [](const std::string& points) {
        return all_faults_of(scenario_with(snake, path("gates", points)));
    };
    const std::string floor = "; expected a path on the floor before the lanes, 0.2 m clear of walls and 0.6 m of lanes, "
                              "openings, exits and stairs; move its points in the venue file";
    CHECK(fault_of("[[10, 8], [10, 25], [18, 25], [18, 12]]") ==
          "venue.geojson:2:125: the snake of 'gates' cannot be stood on 7.9 m from its end before the lanes" + floor);
    CHECK(fault_of("[[10, 8], [24, 8]]") ==
          "venue.geojson:2:125: the snake of 'gates' cannot be stood on 0.0 m from its end before the lanes" + floor);
    CHECK(fault_of("[[10, 8], [19.7, 8]]") ==
          "venue.geojson:2:125: the snake of 'gates' cannot be stood on 0.0 m from its end before the lanes" + floor);
    CHECK(fault_of("[[4, 8], [10, 8], [18, 8]]") ==
          "venue.geojson:2:125: the snake of 'gates' cannot be stood on 9.5 m from its end before the lanes" + floor);
    CHECK(fault_of("[[18, 8], [10, 8]]") ==
          "venue.geojson:2:125: the snake of 'gates' ends 10.0 m from the nearest lane; expected a path whose last point is "
          "at most 6 m before a lane; draw it from its tail to its head, on the side from which people pass");
    CHECK(fault_of("[[10, 8], [18, 8], [18, 8.4], [10, 8.4], [10, 10], [18, 10]]")
              .starts_with("venue.geojson:2:125: the snake of 'gates' comes within 0.4"));
}

TEST_CASE("queues that share floor are refused", "[bad_input][queues]") {
    const std::string check =
        R"({"type": "Feature", "properties": {"kind": "check", "name": "bags", "level": "hall", "lanes": 2, "queue_shape": "line"},
 "geometry": {"type": "LineString", "coordinates": [[20, 10], [20, 20]]}},
)";
    const auto beside_check = [&](const std::string& points) {
        ScenarioText text = scenario_with(snake, path("gates", points) + check);
        std::string& venue = text.files.at("venue.geojson");
        const std::string whole = "[[20, 0], [20, 20]]";
        venue.replace(venue.find(whole), whole.size(), "[[20, 0], [20, 10]]");
        return all_faults_of(text);
    };
    CHECK(beside_check("[[10, 8], [18, 8]]") == "");
    CHECK(beside_check("[[10, 12.4], [16, 12.4], [16, 8]]") ==
          "venue.geojson:2:125: the line of 'bags' and the snake of 'gates' share floor: they are 0.27 m apart; expected queues "
          "at least 0.5 m apart; shorten a line with queue_length_m, or move a path");
    ScenarioText text = scenario_with(R"("lane_width_m": 0.45, "queue_shape": "line")");
    std::string& venue = text.files.at("venue.geojson");
    venue.replace(venue.find(R"("lanes": 6)"), 10, R"("lanes": 44)");
    CHECK(all_faults_of(text) ==
          "venue.geojson:20:52: the lines of 'gates' before two of its lanes are 0.45 m apart; expected queues at least 0.5 m "
          "apart; draw the facility longer, or give it queue_shape = \"snake\"");
}
