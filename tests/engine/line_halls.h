#pragma once
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "engine/station_parts.h"

/// Scenes for tests of lines, and what is read off them.
namespace tidegate::testing {

using List = std::vector<double>;

inline int add_platform(Scenario& scenario, const std::string& name, int level, Segment edge, int doors) {
    PlatformDef platform;
    platform.name = name;
    platform.level = {level};
    platform.edge = edge;
    platform.doors = doors;
    scenario.venue.platforms.push_back(platform);
    return static_cast<int>(scenario.venue.platforms.size()) - 1;
}

inline LineDef line_over(const std::string& name, std::vector<int> platforms, List departures, double running_s = 100) {
    LineDef def;
    def.name = name;
    for (const int p : platforms) def.stops.push_back({{p}, def.stops.empty() ? 0 : running_s, 0});
    def.departures = std::move(departures);
    def.capacity = 100;
    def.dwell_s = 20, def.max_dwell_s = 60, def.clearance_s = 30;
    return def;
}

/// Three halls of 20 m x 8 m on levels that nothing but lines join: west, middle, east, each with a platform of three
/// doors along its north wall and an exit in its west wall; people appear in the west.
struct Halls {
    Scene scene{rectangle(0, 0, 20, 8)};

    Halls() {
        add_level(scene.scenario, "middle", 100, rectangle(0, 0, 20, 8));
        add_level(scene.scenario, "east", 200, rectangle(0, 0, 20, 8));
        scene.entrance("stairs", rectangle(6, 1, 14, 5));
        const char* exits[] = {"out_west", "out_middle", "out_east"};
        const char* edges[] = {"west", "middle", "east"};
        for (int level = 0; level < 3; ++level) {
            scene.exit(exits[level], {{0, 1}, {0, 7}}, level);
            add_platform(scene.scenario, edges[level], level, {{4, 8}, {16, 8}}, 3);
        }
        scene.area("hall", rectangle(0, 0, 20, 8), 160);
        scene.runs_for(1500);
    }
    Scenario& scenario() { return scene.scenario; }
    Halls& line(LineDef def) {
        scene.scenario.lines.push_back(std::move(def));
        return *this;
    }
    /// To exit `goal` (0 west, 1 middle, 2 east).
    Halls& crowd(int goal, int count) {
        scene.crowd(0, goal, count);
        return *this;
    }
    Halls& disturb(Measure measure, double at, double lasts_s = 0) {
        measure.place_kind = PlaceKind::line;
        measure.place = 0;
        DisturbanceDef def;
        def.name = "disturbance";
        def.measure = measure;
        def.at = at;
        def.lasts_s = lasts_s;
        scene.scenario.disturbances.all.push_back(def);
        return *this;
    }
};

inline Measure of_kind(MeasureKind kind, int stop = -1) {
    Measure measure;
    measure.kind = kind;
    measure.stop = stop;
    return measure;
}

/// Times and values of a line's events at a stop.
inline std::vector<std::pair<double, double>> at_stop(const Simulation& simulation, EventKind kind, const std::string& stop) {
    std::vector<std::pair<double, double>> list;
    for (const Event& event : events_of(simulation, kind)) {
        if (event.detail.rfind(stop, 0) == 0) list.emplace_back(event.time, event.value);
    }
    return list;
}

inline List times_at(const Simulation& simulation, EventKind kind, const std::string& stop) {
    List times;
    for (const auto& [time, value] : at_stop(simulation, kind, stop)) times.push_back(time);
    return times;
}

inline List values_at(const Simulation& simulation, EventKind kind, const std::string& stop) {
    List values;
    for (const auto& [time, value] : at_stop(simulation, kind, stop)) values.push_back(value);
    return values;
}

inline int left_by(const Simulation& simulation, const std::string& exit) {
    return static_cast<int>(crossing_times(simulation, portal_of(simulation, exit)).size());
}

inline std::array<std::int64_t, 6> fates(const Simulation& simulation) {
    std::array<std::int64_t, 6> counts{};
    for (const AgentRecord& record : simulation.agents()) ++counts[record.fate];
    return counts;
}

/// Everybody is counted once, after every step.
inline void run_counting(Simulation& simulation, double until_s) {
    while (simulation.now() < until_s - 1e-6 && !simulation.is_over()) {
        simulation.step();
        const Counts c = simulation.counts();
        REQUIRE(c.due + c.waiting_outside + c.present + c.exited + c.boarded == c.planned);
        const auto by_fate = fates(simulation);
        REQUIRE(by_fate == std::array<std::int64_t, 6>{c.due, c.waiting_outside, c.present - c.riding, c.exited,
                                                       c.boarded, c.riding});
        REQUIRE(static_cast<std::int64_t>(simulation.frame().agents.size()) == c.present - c.riding);
    }
}

}  // namespace tidegate::testing
