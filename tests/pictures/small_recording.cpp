#include "pictures/small_recording.h"

#include <cmath>

#include "navigation/plane.h"
#include "record/make_header.h"
#include "scenario/scenario.h"

namespace tidegate::test {

namespace {

constexpr int passengers = 300;

constexpr const char* scenario_toml = R"(
[scenario]
name = "picture_station"
title = "Picture station"
start = "2015-12-31T23:55:00"
end = "00:05"
seed = 1
[venue]
file = "venue.geojson"
coordinates = "local_m"
[demand]
file = "demand.csv"
[[train]]
name = "north_line"
platform = "edge_north"
first = "23:56"
last = "00:04"
headway_s = 240
dwell_s = 40
places = 200
[[observable]]
name = "platform_occupancy"
kind = "occupancy"
place = "platform_area"
[[rule]]
name = "platform_crowding"
observable = "platform_occupancy"
scheme = "band"
capacity = 200
[plan]
file = "plan.toml"
)";

constexpr const char* network_toml = R"(
[scenario]
name = "picture_network"
start = "2026-01-01T21:00:00"
end = "21:10"
seed = 1
[demand]
file = "demand.csv"
[[venues]]
name = "stadium"
length_m = 40
width_m = 24
entrances = [{ name = "stands", side = "west", width_m = 20, depth_m = 6 }]
exits = [{ name = "gate", side = "east", width_m = 6 }]
platforms = [{ name = "stop", side = "north", width_m = 20, doors = 4 }]
[[venues]]
name = "station"
length_m = 30
width_m = 20
exits = [{ name = "gate", side = "west", width_m = 6 }, { name = "street", side = "east", width_m = 10 }]
platforms = [{ name = "stop", side = "north", width_m = 20, doors = 4 }]
[[link]]
name = "avenue"
from = "stadium/gate"
to = "station/gate"
length_m = 120
width_m = 6
direction = "forward"
[[line]]
name = "tram"
stops = [{ platform = "stadium/stop" }, { platform = "station/stop", running_s = 120 }]
first = "21:00"
last = "21:09"
headway_s = 240
capacity = 100
)";

constexpr const char* plan_toml = R"(
[plan]
name = "metering"
roles = ["station master", "gate team"]
[[procedure]]
name = "platform filling"
rule = "platform_crowding"
at = "yellow"
decided_by = "station master"
stand_down_hold_s = 120
[[procedure.step]]
name = "meter the hall"
role = "gate team"
measure = "meter"
place = "hall_gate"
max_per_min = 40
)";

constexpr const char* venue_geojson = R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"kind": "walkable", "level": "platform", "elevation_m": -5},
 "geometry": {"type": "Polygon", "coordinates": [[[0,0],[60,0],[60,10],[0,10],[0,0]],
  [[20,4],[20,6],[24,6],[24,4],[20,4]]]}},
{"type": "Feature", "properties": {"kind": "walkable", "level": "hall", "elevation_m": 0},
 "geometry": {"type": "Polygon", "coordinates": [[[72,-5],[110,-5],[110,15],[72,15],[72,-5]]]}},
{"type": "Feature", "properties": {"kind": "area", "name": "platform_area", "level": "platform"},
 "geometry": {"type": "Polygon", "coordinates": [[[0,0],[60,0],[60,10],[0,10],[0,0]]]}},
{"type": "Feature", "properties": {"kind": "opening", "name": "hall_gate", "level": "hall"},
 "geometry": {"type": "LineString", "coordinates": [[90,15],[90,-5]]}},
{"type": "Feature", "properties": {"kind": "stair", "name": "stair", "lower_level": "platform",
 "upper_level": "hall"},
 "geometry": {"type": "MultiLineString", "coordinates": [[[60,3],[60,6]],[[72,3],[72,6]]]}},
{"type": "Feature", "properties": {"kind": "entrance", "name": "entrance", "level": "hall"},
 "geometry": {"type": "Polygon", "coordinates": [[[98,8],[106,8],[106,13],[98,13],[98,8]]]}},
{"type": "Feature", "properties": {"kind": "exit", "name": "way_out", "level": "hall"},
 "geometry": {"type": "LineString", "coordinates": [[110,4],[110,8]]}},
{"type": "Feature", "properties": {"kind": "platform", "name": "edge_north", "level": "platform",
 "doors": 10, "door_width_m": 1.3},
 "geometry": {"type": "LineString", "coordinates": [[60,10],[0,10]]}}
]})";

Scenario loaded(const ScenarioText& text) {
    Faults faults;
    Scenario scenario = load_scenario(text, faults);
    if (!faults.empty()) throw InputError(faults);
    return scenario;
}

Scenario picture_scenario(double frame_interval_s = 1) {
    ScenarioText text;
    text.settings = {"record.frame_interval_s=" + std::to_string(frame_interval_s)};
    text.files = {{"scenario.toml", scenario_toml},
                  {"plan.toml", plan_toml},
                  {"venue.geojson", venue_geojson},
                  {"demand.csv",
                   "from,to,count,origin,goal,law\n23:55,00:00,300,entrance,north_line,even\n"}};
    return loaded(text);
}

/// A number in [0, 1) that scatters well over the rows.
float scatter(int row, double step) { return static_cast<float>(std::fmod(row * step, 1.0)); }

FrameAgent placed(int row, SimTime time) {
    FrameAgent agent;
    agent.agent = row;
    const float a = scatter(row, 0.6180339887), b = scatter(row, 0.7548776662);
    agent.speed_cm_s = static_cast<std::uint16_t>(150 * scatter(row, 0.5698402910));
    const int share = row % 10;
    if (share < 6) {
        // A crowd towards the stair, thinning with the square of the distance.
        agent.plane = 0;
        agent.x = 59 - 50 * a * a;
        agent.y = 0.5F + 9 * b;
        if (agent.x > 19 && agent.x < 25 && agent.y > 3 && agent.y < 7) agent.y = 8;
    } else if (share < 9) {
        agent.plane = 1;
        agent.x = 1 + 36 * a;
        agent.y = 1 + 18 * b;
    } else {
        agent.plane = 2;
        agent.x = 12 * scatter(static_cast<int>(row + time / 60), 0.6180339887);
        agent.y = 0.4F + 2 * b;
    }
    return agent;
}

std::vector<AgentRecord> table() {
    std::vector<AgentRecord> records(passengers);
    for (int i = 0; i < passengers; ++i) {
        AgentRecord& record = records[static_cast<std::size_t>(i)];
        record.demand_line = 2;
        record.due_s = i;
        record.appeared_s = i;
        record.fate = static_cast<std::uint8_t>(Fate::present);
    }
    return records;
}

void write_course(RunWriter& writer) {
    for (int t = 0; t <= 600; t += 60) {
        std::vector<FrameAgent> agents;
        for (int row = 0; row < std::min(passengers, t); ++row) agents.push_back(placed(row, t));
        writer.frame({static_cast<double>(t), agents, static_cast<std::uint64_t>(t)});
        const double occupancy[] = {0.6 * static_cast<double>(agents.size())};
        writer.observables(t, occupancy);
    }
    const LevelChange changes[] = {
        {{0}, WarningLevel::none, WarningLevel::blue, 240, 240, 140},
        {{0}, WarningLevel::blue, WarningLevel::yellow, 270, 270, 160},
        {{0}, WarningLevel::yellow, WarningLevel::orange, 300, 300, 180}};
    writer.level_changes(changes);
    const Event events[] = {
        {60, EventKind::train_arrival, "north_line", "", "", 200, -1, -1},
        {300, EventKind::train_arrival, "north_line", "", "", 200, -1, -1},
        {330, EventKind::order, "meter the hall", "gate team", "", 0, 330, -1},
        {340, EventKind::train_departure, "north_line", "", "", 50, -1, -1},
        {390, EventKind::effect, "meter the hall", "gate team", "", 0, 330, -1}};
    writer.events(events);
}

RunWriter writer_of(const std::string& path, const Scenario& scenario) {
    std::vector<PlaneInfo> planes;
    for (const Plane& plane : make_planes(scenario.venue)) {
        planes.push_back({plane.name, plane.connector.is_valid(), plane.origin});
    }
    const std::vector<std::string> portals{"stair lower end", "stair upper end"};
    return {path, make_header(scenario, planes, portals, {"0.1.0", "baseline", 1}), true, 4};
}

void write(const std::string& path, bool is_finished) {
    RunWriter writer = writer_of(path, picture_scenario());
    write_course(writer);
    const std::vector<AgentRecord> records = table();
    writer.agents(records);
    const Outcome outcomes[] = {{"peak.platform_occupancy", 180, "passengers", 300},
                                {"mean_wait_outside", 42, "s", -1}};
    if (is_finished) {
        writer.finish(RunStatus::finished, 1, outcomes);
    } else {
        writer.flush();
    }
}

}  // namespace

GrowingRecording::GrowingRecording(const std::string& path)
    : writer_(writer_of(path, picture_scenario())), records_(table()) {
    writer_.agents(records_);
}

void GrowingRecording::grow(int frames) {
    for (int i = 0; i < frames; ++i, ++frame_) {
        std::vector<FrameAgent> agents;
        for (int row = 0; row < passengers; ++row) agents.push_back(placed(row, frame_));
        writer_.frame({static_cast<double>(frame_), agents, 1});
        const double occupancy[] = {180};
        writer_.observables(frame_, occupancy);
    }
    writer_.flush();
}

void GrowingRecording::finish() { writer_.finish(RunStatus::finished, 1, {}); }

void write_recording_without_frames(const std::string& path) {
    RunWriter writer = writer_of(path, picture_scenario(0));
    for (int t = 0; t <= 600; t += 60) {
        const double occupancy[] = {0.3 * t};
        writer.observables(t, occupancy);
    }
    const std::vector<AgentRecord> records = table();
    writer.agents(records);
    writer.finish(RunStatus::finished, 1, {});
}

void write_network_recording(const std::string& path) {
    ScenarioText text;
    text.files = {{"scenario.toml", network_toml},
                  {"demand.csv", "from,to,count,origin,goal\n21:00,21:05,300,stadium/stands,station/street\n"}};
    RunWriter writer = writer_of(path, loaded(text));
    for (int t = 0; t <= 600; t += 60) {
        std::vector<FrameAgent> agents;
        for (int row = 0; row < passengers; ++row) {
            FrameAgent agent;
            agent.agent = row;
            // Most stand in the first venue, half as many in the second, the rest on the link.
            agent.plane = static_cast<std::uint8_t>(row % 7 < 4 ? 0 : row % 7 < 6 ? 1 : 2);
            agent.x = 1 + 18 * scatter(row, 0.6180339887), agent.y = 1 + 4 * scatter(row, 0.7548776662);
            agents.push_back(agent);
        }
        writer.frame({static_cast<double>(t), agents, 1});
    }
    const Event events[] = {
        {60, EventKind::train_departure, "tram", "", "stadium/stop: trip 1, 60 boarded, 0 alighted, 60 on board", 60, -1, -1},
        {180, EventKind::train_arrival, "tram", "", "station/stop: trip 1, 60 on board", 60, -1, -1}};
    writer.events(events);
    const std::vector<AgentRecord> records = table();
    writer.agents(records);
    writer.finish(RunStatus::finished, 1, {});
}

void write_big_recording(const std::string& path, int people, int frames) {
    RunWriter writer = writer_of(path, picture_scenario());
    std::vector<FrameAgent> agents;
    for (int row = 0; row < people; ++row) agents.push_back(placed(row, 0));
    for (int t = 0; t < frames; ++t) {
        for (FrameAgent& agent : agents) {
            // Everybody shuffles a little, so that the compression has what it has in real runs.
            agent.x += 0.02F * scatter(agent.agent + t, 0.6180339887) - 0.01F;
            agent.y += 0.02F * scatter(agent.agent + t, 0.7548776662) - 0.01F;
            agent.speed_cm_s = static_cast<std::uint16_t>(150 * scatter(agent.agent + 3 * t, 0.5698402910));
        }
        writer.frame({static_cast<double>(t), agents, 1});
        if (t % 10 != 0) continue;
        const double occupancy[] = {static_cast<double>(people)};
        writer.observables(t, occupancy);
    }
    std::vector<AgentRecord> records(static_cast<std::size_t>(people));
    for (AgentRecord& record : records) record.appeared_s = 0;
    writer.agents(records);
    writer.finish(RunStatus::finished, 1, {});
}

void write_small_recording(const std::string& path) { write(path, true); }
void write_partial_recording(const std::string& path) { write(path, false); }

}  // namespace tidegate::test
