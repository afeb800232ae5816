#include "viz/scene/crowd.h"

#include <algorithm>

namespace tidegate::viz {

namespace {

bool touches(const ConnectorDef& connector, LevelId level) {
    return connector.lower_level == level || connector.upper_level == level;
}

/// Someone on the far half of a connector is drawn faintly here, and fully on the other level.
double opacity_on(const ConnectorDef& connector, LevelId level, double along_share) {
    const bool is_near = connector.lower_level == level ? along_share < 0.5 : along_share >= 0.5;
    return is_near ? 1.0 : 0.25;
}

void add_connector_people(const RunData& run, const std::vector<FrameAgent>& agents, LevelId level,
                          bool fades, Crowd& crowd) {
    std::vector<std::size_t> counts(run.venue.connectors.size(), 0);
    std::vector<std::pair<std::size_t, const FrameAgent*>> here;
    for (const FrameAgent& agent : agents) {
        if (agent.plane < run.venue.levels.size()) continue;
        const std::size_t row = agent.plane - run.venue.levels.size();
        if (row >= counts.size() || !touches(run.venue.connectors[row], level)) continue;
        ++counts[row];
        here.emplace_back(row, &agent);
    }
    for (const auto& [row, agent] : here) {
        const ConnectorDef& connector = run.venue.connectors[row];
        const double surface_m2 = std::max(1.0, connector.length_m * connector.width_m);
        const double share = agent->x / std::max(0.1, connector.length_m);
        crowd.people.push_back({on_plan(connector, {agent->x, agent->y}),
                                {},
                                agent->speed_cm_s / 100.0,
                                static_cast<double>(counts[row]) / surface_m2,
                                fades ? opacity_on(connector, level, share) : 1.0,
                                agent->agent,
                                agent->state});
    }
}

}  // namespace

Crowd crowd_on(const RunData& run, const VenueMesh& mesh, const Moment& moment, LevelId level,
               bool fades_connectors) {
    Crowd crowd;
    const FloorGrid& floor = mesh.levels[level.index()].grid;
    std::vector<Vec2> places;
    for (std::size_t i = 0; i < moment.agents.size(); ++i) {
        const FrameAgent& agent = moment.agents[i];
        if (agent.plane != level.index() || agent.plane >= run.planes.size()) continue;
        const Vec2 place = run.planes[agent.plane].origin + Vec2{agent.x, agent.y};
        places.push_back(place);
        crowd.people.push_back({place, moment.velocity[i], agent.speed_cm_s / 100.0, 0, 1,
                                agent.agent, agent.state});
    }
    crowd.on_level = places.size();
    crowd.density = density_of(floor, places);
    crowd.peak = peak_of(floor, crowd.density);
    for (Person& person : crowd.people) {
        person.density_per_m2 = crowd.density.at(floor, person.place);
    }
    add_connector_people(run, moment.agents, level, fades_connectors, crowd);
    return crowd;
}

bool place_on(const RunData& run, LevelId level, std::uint8_t plane, Vec2 at, Vec2& place) {
    const std::size_t levels = run.venue.levels.size();
    if (plane < levels) {
        if (plane != level.index() || plane >= run.planes.size()) return false;
        place = run.planes[plane].origin + at;
        return true;
    }
    const std::size_t row = plane - levels;
    if (row >= run.venue.connectors.size() || !touches(run.venue.connectors[row], level)) {
        return false;
    }
    place = on_plan(run.venue.connectors[row], at);
    return true;
}

}  // namespace tidegate::viz
