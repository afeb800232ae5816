#include "validate/scene.h"

#include <algorithm>
#include <cmath>

#include "base/draws.h"

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

Scene& Scene::exit(const std::string& name, Segment line, int level) {
    scenario.venue.exits.push_back({name, {level}, line, PassageStatus::open});
    return *this;
}

Scene& Scene::entrance(const std::string& name, Ring ring, int level) {
    scenario.venue.entrances.push_back({name, {level}, {std::move(ring), {}}});
    return *this;
}

Scene& Scene::area(const std::string& name, Ring ring, double area_m2) {
    scenario.venue.areas.push_back({name, {0}, {{std::move(ring), {}}}, area_m2});
    return *this;
}

Scene& Scene::observable(const std::string& name, ObservableKind kind, PlaceKind place_kind,
                         int place) {
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
    row.goal = {goal < 0 ? GoalKind::any_exit : GoalKind::exit, goal};
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

Scene& Scene::people(std::span<const Vec2> points, int goal, int level) {
    for (const Vec2 p : points) person({.level = {level}, .point = p, .velocity = {}}, goal);
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

Scene& Scene::free_speed_between(double low_m_s, double high_m_s) {
    PopulationDef& p = scenario.demand.population;
    p.free_speed_law = SpeedLaw::uniform;
    p.free_speed_mean_m_s = 0.5 * (low_m_s + high_m_s);  // what ways are judged by
    p.free_speed_min_m_s = low_m_s, p.free_speed_max_m_s = high_m_s;
    return *this;
}

Scene& Scene::add_class(const std::string& name, double free_speed_m_s) {
    PopulationDef people;
    people.name = name;
    people.free_speed_mean_m_s = free_speed_m_s;
    people.free_speed_sd_m_s = 0;
    scenario.demand.classes.push_back(people);
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

std::vector<Vec2> lattice(double x0, double y0, double x1, double y1, int columns, int rows) {
    std::vector<Vec2> points;
    for (int iy = 0; iy < rows; ++iy) {
        for (int ix = 0; ix < columns; ++ix) {
            const double fx = columns > 1 ? double(ix) / (columns - 1) : 0.5;
            const double fy = rows > 1 ? double(iy) / (rows - 1) : 0.5;
            points.push_back({x0 + (x1 - x0) * fx, y0 + (y1 - y0) * fy});
        }
    }
    return points;
}

std::vector<Vec2> scattered(double x0, double y0, double x1, double y1, int count,
                            std::uint64_t seed) {
    constexpr double golden = 0.6180339887498949;  // shifts that never fall into step
    constexpr double apart_m = 0.35;
    const double length = x1 - x0, height = y1 - y0;
    const int rows =
        std::max(1, static_cast<int>(std::lround(height * std::sqrt(count / (length * height)))));
    const int columns = (count + rows - 1) / rows;
    const double dx = length / columns, dy = height / rows;
    const double room_x = std::max(0.0, 0.5 * (dx - apart_m)),
                 room_y = std::max(0.0, 0.5 * (dy - apart_m));
    const Draws draws{seed};
    std::vector<Vec2> points;
    for (int i = 0; i < count; ++i) {
        // Taken evenly from all places of the lattice, so that the missing ones are not all at one
        // end.
        const int at = static_cast<int>((std::int64_t{i} * columns * rows) / count);
        const int c = at / rows, r = at % rows;
        const auto nth = static_cast<std::uint64_t>(at);
        const double shifted = std::fmod((r + 0.5 + golden * c) * dy, height);
        const double y = shifted + room_y * draws.uniform(Purpose::initial_state, nth, 1, -1, 1);
        const double x =
            (c + 0.5) * dx + room_x * draws.uniform(Purpose::initial_state, nth, 2, -1, 1);
        points.push_back({x0 + x, y0 + std::clamp(y, 0.0, height)});
    }
    return points;
}

}  // namespace tidegate
