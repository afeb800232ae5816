#include "scenes/scene.h"

#include <algorithm>

namespace tidegate {

Scene::Scene(Ring floor) {
    scenario.name = "scene";
    scenario.calendar.start_unix_s = 0;
    scenario.end = 600;
    scenario.venue.levels.push_back({"floor", 0, {{std::move(floor), {}}}});
}

Scene& Scene::hole(Ring ring) {
    std::reverse(ring.begin(), ring.end());
    scenario.venue.levels.back().floor.front().holes.push_back(std::move(ring));
    return *this;
}

Scene& Scene::opening(const std::string& name, Segment line, PassageStatus status) {
    OpeningDef def;
    def.name = name;
    def.level = {0};
    def.line = line;
    def.status = status;
    scenario.venue.openings.push_back(def);
    return *this;
}

Scene& Scene::exit(const std::string& name, Segment line) {
    scenario.venue.exits.push_back({name, {0}, line, PassageStatus::open});
    return *this;
}

Scene& Scene::entrance(const std::string& name, Ring ring) {
    scenario.venue.entrances.push_back({name, {0}, {std::move(ring), {}}});
    return *this;
}

Scene& Scene::area(const std::string& name, Ring ring, double area_m2) {
    scenario.venue.areas.push_back({name, {0}, {{std::move(ring), {}}}, area_m2});
    return *this;
}

Scene& Scene::observable(const std::string& name, ObservableKind kind, PlaceKind place_kind, int place) {
    ObservableDef def;
    def.name = name;
    def.kind = kind;
    def.place_kind = place_kind;
    def.place = place;
    scenario.sensors.observables.push_back(def);
    return *this;
}

Scene& Scene::crowd(int origin, int goal, int count) {
    DemandRow row;
    row.line = static_cast<int>(scenario.demand.rows.size()) + 1;
    row.count = count;
    row.origin = origin;
    row.goal_kind = goal < 0 ? GoalKind::any_exit : GoalKind::exit;
    row.goal = goal;
    scenario.demand.rows.push_back(row);
    return *this;
}

Scene& Scene::person(const SpotDef& spot, int goal, double time_s) {
    crowd(static_cast<int>(scenario.demand.spots.size()), goal, 1);
    scenario.demand.spots.push_back(spot);
    DemandRow& row = scenario.demand.rows.back();
    row.origin_kind = OriginKind::spot;
    row.from = row.to = time_s;
    return *this;
}

Scene& Scene::free_speed(double mean_m_s, double sd_m_s) {
    PopulationDef& p = scenario.demand.population;
    p.free_speed_mean_m_s = mean_m_s;
    p.free_speed_sd_m_s = sd_m_s;
    p.free_speed_min_m_s = std::min(p.free_speed_min_m_s, mean_m_s);
    p.free_speed_max_m_s = std::max(p.free_speed_max_m_s, mean_m_s);
    return *this;
}

Scene& Scene::runs_for(double seconds) {
    scenario.end = seconds;
    return *this;
}

Scene& Scene::seed(std::uint64_t seed) {
    scenario.seed = seed;
    return *this;
}

Ring rectangle(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
}

SceneResult run_until_empty(const Scenario& scenario) {
    Simulation simulation(scenario);
    while (!simulation.is_over()) {
        simulation.step();
        const Counts c = simulation.counts();
        if (c.exited + c.boarded == c.planned) break;
    }
    simulation.finish();
    SceneResult result;
    for (const AgentRecord& agent : simulation.agents()) {
        result.agents.push_back(agent);
        if (agent.left_s >= 0) result.left_s.push_back(agent.left_s);
    }
    std::sort(result.left_s.begin(), result.left_s.end());
    if (!result.left_s.empty()) result.last_left_s = result.left_s.back();
    const auto crossings = simulation.crossings();
    result.crossings.assign(crossings.begin(), crossings.end());
    const Counts c = simulation.counts();
    result.still_there = c.planned - c.exited - c.boarded;
    result.stuck = c.stuck;
    result.hash = simulation.state_hash();
    return result;
}

double flow_per_s(const std::vector<double>& left_s) {
    const std::size_t n = left_s.size();
    if (n < 5) return 0;
    const std::size_t low = n / 5, high = n * 4 / 5;
    return static_cast<double>(high - low) / (left_s[high] - left_s[low]);
}

}  // namespace tidegate
