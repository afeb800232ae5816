#include "viz/scene/crowd.h"

#include <algorithm>
#include <optional>

#include "viz/scene/walkway_end.h"

namespace tidegate::viz {

namespace {

/// Where someone on a connector is drawn on a level; empty when not there.
std::optional<Vec2> place_on_connector(const ConnectorDef& connector, LevelId level, Vec2 at) {
    if (!joins(connector, level)) return {};
    if (connector.kind != ConnectorKind::walkway) return on_plan(connector, at);
    for (const WalkwayEnd& end : walkway_ends(connector, level)) {
        if (const auto place = end.place(at)) return place;
    }
    return {};
}

/// Someone on the far half of a connector is drawn faintly here, and fully on the other level.
double opacity_on(const ConnectorDef& connector, LevelId level, double along_share) {
    if (stops_of(connector) > 2) return 0.25;  // frames do not say where the car is
    const bool is_near = connector.lower_level == level ? along_share < 0.5 : along_share >= 0.5;
    return is_near ? 1.0 : 0.25;
}

void add_connector_people(const RunData& run, const std::vector<FrameAgent>& agents, LevelId level,
                          bool fades, Crowd& crowd) {
    std::vector<std::size_t> counts(run.venue.connectors.size(), 0);
    struct Here {
        std::size_t row;
        const FrameAgent* agent;
        Vec2 place;
    };
    std::vector<Here> here;
    for (const FrameAgent& agent : agents) {
        if (agent.plane < run.venue.levels.size()) continue;
        const std::size_t row = agent.plane - run.venue.levels.size();
        if (row >= counts.size()) continue;
        ++counts[row];
        if (const auto place = place_on_connector(run.venue.connectors[row], level, {agent.x, agent.y})) {
            here.push_back({row, &agent, *place});
        }
    }
    for (const auto& [row, agent, place] : here) {
        const ConnectorDef& connector = run.venue.connectors[row];
        const double surface_m2 = std::max(1.0, connector.length_m * connector.width_m);
        const bool is_walkway = connector.kind == ConnectorKind::walkway;
        const double share = agent->x / std::max(0.1, connector.length_m);
        crowd.people.push_back({place,
                                {},
                                agent->speed_cm_s / 100.0,
                                static_cast<double>(counts[row]) / surface_m2,
                                fades && !is_walkway ? opacity_on(connector, level, share) : 1.0,
                                agent->agent,
                                agent->state,
                                agent->told});
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
                                agent.agent, agent.state, agent.told});
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
    if (row >= run.venue.connectors.size()) return false;
    const std::optional<Vec2> there = place_on_connector(run.venue.connectors[row], level, at);
    if (there) place = *there;
    return there.has_value();
}

}  // namespace tidegate::viz
