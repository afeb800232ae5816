#include "viz/scene/journey.h"

#include <algorithm>


namespace tidegate::viz {

namespace {

const DemandRow* demand_row(const RunData& run, int agent) {
    if (agent < 0 || static_cast<std::size_t>(agent) >= run.agents.size()) return nullptr;
    const int line = run.agents[static_cast<std::size_t>(agent)].demand_line;
    const auto& rows = run.demand.rows;
    const auto found =
        std::lower_bound(rows.begin(), rows.end(), line,
                         [](const DemandRow& row, int wanted) { return row.line < wanted; });
    return found != rows.end() && found->line == line ? &*found : nullptr;
}

template <class T>
std::string name_in(const std::vector<T>& table, int row) {
    const auto index = static_cast<std::size_t>(row);
    return row >= 0 && index < table.size() ? table[index].name : std::string{};
}

std::string origin_of(const RunData& run, const DemandRow& row) {
    if (row.origin_kind == OriginKind::entrance) return name_in(run.venue.entrances, row.origin);
    if (row.origin_kind == OriginKind::service) return name_in(run.services, row.origin);
    return {};
}

std::string name_of(const RunData& run, Goal goal) {
    if (goal.kind == GoalKind::exit) return name_in(run.venue.exits, goal.row);
    if (goal.kind == GoalKind::service) return name_in(run.services, goal.row);
    if (goal.kind == GoalKind::any_exit) return any_exit_name;
    std::string names;
    for (const Goal& one : run.demand.goal_sets[static_cast<std::size_t>(goal.row)])
        names += (names.empty() ? "" : "; ") + name_of(run, one);
    return names;
}

std::string goal_of(const RunData& run, const DemandRow& row) {
    return name_of(run, row.goal);
}

}  // namespace

void add_to(Journey& journey, const StoredFrame& frame) {
    const int row = row_of_agent(frame.agents, journey.agent);
    if (row < 0) return;
    const FrameAgent& agent = frame.agents[static_cast<std::size_t>(row)];
    if (!journey.points.empty()) {
        const JourneyPoint& last = journey.points.back();
        journey.in_state_s[std::min<std::size_t>(last.state, agent_states - 1)] +=
            frame.time - last.time;
    }
    journey.points.push_back({frame.time, {agent.x, agent.y}, agent.plane, agent.state});
}

void add_to(Journey& journey, const RunData& run, const std::vector<Crossing>& crossings) {
    for (const Crossing& crossing : crossings) {
        if (crossing.agent != journey.agent) continue;
        const auto portal = static_cast<std::size_t>(crossing.portal);
        const bool is_known = crossing.portal >= 0 && portal < run.portals.size();
        const std::string name = is_known ? run.portals[portal] : std::string{};
        if (!name.empty()) journey.legs.push_back({crossing.time, name});
    }
}

Itinerary itinerary_of(const RunData& run, int agent) {
    const DemandRow* row = demand_row(run, agent);
    if (row == nullptr) return {};
    return {origin_of(run, *row), goal_of(run, *row)};
}

Destinations destinations_of(const RunData& run) {
    Destinations result;
    std::vector<int> of_line;  // by row of the demand
    for (const DemandRow& row : run.demand.rows) {
        const std::string name = goal_of(run, row);
        auto found = std::find(result.names.begin(), result.names.end(), name);
        if (found == result.names.end()) {
            result.names.push_back(name);
            found = result.names.end() - 1;
        }
        of_line.push_back(static_cast<int>(found - result.names.begin()));
    }
    for (std::size_t i = 0; i < run.agents.size(); ++i) {
        const DemandRow* row = demand_row(run, static_cast<int>(i));
        result.of_agent.push_back(
            row == nullptr ? -1
                           : of_line[static_cast<std::size_t>(row - run.demand.rows.data())]);
    }
    return result;
}

}  // namespace tidegate::viz
