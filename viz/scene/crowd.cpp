#include "viz/scene/crowd.h"

#include <algorithm>
#include <optional>

#include "viz/scene/fidelity_at.h"
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
    if (connector.kind == ConnectorKind::lift) return 0.25;  // frames do not say where the car is
    const bool is_near = connector.lower_level == level ? along_share < 0.5 : along_share >= 0.5;
    return is_near ? 1.0 : 0.25;
}

void add_people_on(const ConnectorDef& connector, std::span<const std::uint32_t> rows, const Moment& moment,
                   LevelId level, bool fades, Crowd& crowd) {
    const double surface_m2 = std::max(1.0, connector.length_m * connector.width_m);
    const double density_per_m2 = static_cast<double>(rows.size()) / surface_m2;
    const bool is_walkway = connector.kind == ConnectorKind::walkway;
    for (const std::uint32_t row : rows) {
        const FrameAgent& agent = moment.agents[row];
        const auto place = place_on_connector(connector, level, {agent.x, agent.y});
        if (!place) continue;
        const double share = agent.x / std::max(0.1, connector.length_m);
        crowd.people.push_back({*place,
                                {},
                                agent.speed_cm_s / 100.0,
                                density_per_m2,
                                fades && !is_walkway ? opacity_on(connector, level, share) : 1.0,
                                agent.agent,
                                agent.state,
                                agent.told});
    }
}

}  // namespace

RowsByPlane::RowsByPlane(const std::vector<FrameAgent>& agents) {
    std::size_t planes = 0;
    for (const FrameAgent& agent : agents) planes = std::max<std::size_t>(planes, agent.plane + 1);
    first_.assign(planes + 1, 0);
    for (const FrameAgent& agent : agents) ++first_[agent.plane + 1U];
    for (std::size_t plane = 0; plane < planes; ++plane) first_[plane + 1] += first_[plane];
    rows_.resize(agents.size());
    std::vector<std::uint32_t> next = first_;
    for (std::size_t i = 0; i < agents.size(); ++i) rows_[next[agents[i].plane]++] = static_cast<std::uint32_t>(i);
}

std::span<const std::uint32_t> RowsByPlane::on(std::size_t plane) const {
    if (plane + 1 >= first_.size()) return {};
    return std::span(rows_).subspan(first_[plane], first_[plane + 1] - first_[plane]);
}

Crowd crowd_on(const RunData& run, const VenueMesh& mesh, const Moment& moment, const RowsByPlane& rows,
               LevelId level, bool fades_connectors) {
    Crowd crowd;
    const FloorGrid& floor = mesh.levels[level.index()].grid;
    const bool is_known = level.index() < run.planes.size();
    const std::span<const std::uint32_t> here = is_known ? rows.on(level.index()) : std::span<const std::uint32_t>{};
    std::vector<Vec2> places;
    places.reserve(here.size());
    crowd.people.reserve(here.size());
    for (const std::uint32_t row : here) {
        const FrameAgent& agent = moment.agents[row];
        const Vec2 place = run.planes[level.index()].origin + Vec2{agent.x, agent.y};
        places.push_back(place);
        crowd.people.push_back({place, moment.velocity[row], agent.speed_cm_s / 100.0, 0, 1,
                                agent.agent, agent.state, agent.told});
    }
    crowd.on_level = places.size();
    crowd.density = density_of(floor, places);
    crowd.in_plane = walks_in_plane(run, level, moment.time);
    if (crowd.in_plane) crowd.peak = peak_of(floor, crowd.density);
    for (Person& person : crowd.people) {
        person.density_per_m2 = crowd.density.at(floor, person.place);
    }
    for (std::size_t i = 0; i < run.venue.connectors.size(); ++i) {
        const ConnectorDef& connector = run.venue.connectors[i];
        if (connector.lower_level != level && connector.upper_level != level) continue;
        add_people_on(connector, rows.on(run.venue.levels.size() + i), moment, level, fades_connectors, crowd);
    }
    return crowd;
}

bool place_on(const RunData& run, LevelId level, std::uint16_t plane, Vec2 at, Vec2& place) {
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
