#include "exchange/run_planes.h"

#include <fmt/core.h>

#include <algorithm>

#include "venue/on_plan.h"

namespace tidegate {
namespace {

Scenario scenario_of(const RunHeader& header) {
    Faults faults;
    Scenario scenario = load_scenario(header.text, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    return scenario;
}

}  // namespace

RunPlanes::RunPlanes(const RunHeader& header) : scenario_(scenario_of(header)), planes_(header.planes) {
    for (const LevelDef& level : scenario_.venue.levels) floors_.push_back(Shape::polygons(level.floor));
    connectors_.resize(planes_.size());
    for (std::size_t plane = 0; plane < planes_.size(); ++plane) {
        if (!planes_[plane].is_connector) continue;
        for (const ConnectorDef& connector : scenario_.venue.connectors) {
            if (connector.name == planes_[plane].name) connectors_[plane] = &connector;
        }
        promise(connectors_[plane] != nullptr, "a recording names a connector that its venue does not have");
    }
}

Vec2 RunPlanes::on_plan(const FrameAgent& agent) const {
    const Vec2 at{agent.x, agent.y};
    const ConnectorDef* connector = connectors_[agent.plane];
    return connector != nullptr ? tidegate::on_plan(*connector, at) : at + planes_[agent.plane].origin;
}

std::size_t RunPlanes::level(const std::string& level) const {
    std::vector<std::string> names;
    for (const LevelDef& def : scenario_.venue.levels) names.push_back(def.name);
    if (level.empty() && names.size() > 1) {
        Faults faults;
        faults.add({}, fmt::format("the venue has {} levels, this format holds one", names.size()), {},
                   "say which with --level; " + nearest_name_cure("", names));
        throw InputError(std::move(faults));
    }
    const std::string wanted = level.empty() ? names.front() : level;
    for (std::size_t plane = 0; plane < planes_.size(); ++plane) {
        if (!planes_[plane].is_connector && planes_[plane].name == wanted) return plane;
    }
    Faults faults;
    faults.add({}, fmt::format("there is no level '{}'", wanted), {}, nearest_name_cure(wanted, names));
    throw InputError(std::move(faults));
}

bool RunPlanes::is_beyond_exit(std::size_t plane, Vec2 at) const {
    constexpr double near_m = 1;  // farther from the line nobody gets before being gone
    const auto level = static_cast<std::size_t>(&level_def(plane) - scenario_.venue.levels.data());
    const auto is_near = [&](const Segment& line, LevelId of) { return of.index() == level && distance_m(line, at) < near_m; };
    bool near_exit = false;
    for (const ExitDef& exit : scenario_.venue.exits) near_exit = near_exit || is_near(exit.line, exit.level);
    for (const PlatformDef& platform : scenario_.venue.platforms) near_exit = near_exit || is_near(platform.edge, platform.level);
    return near_exit && floors_[level].distance_m(at) > 0;
}

const LevelDef& RunPlanes::level_def(std::size_t plane) const {
    const auto found = std::find_if(scenario_.venue.levels.begin(), scenario_.venue.levels.end(),
                                    [&](const LevelDef& level) { return level.name == planes_[plane].name; });
    promise(found != scenario_.venue.levels.end(), "a recording names a level that its venue does not have");
    return *found;
}

}  // namespace tidegate
