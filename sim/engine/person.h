#pragma once
#include "engine/world.h"

namespace tidegate {

/// Small facts about one passenger that follow from the demand and are drawn when asked.

/// The first of the agent's group, who decides for all; the agent itself when alone.
inline std::int32_t decider_of(const World& world, std::int32_t agent) {
    return agent - world.arrivals[std::size_t(agent)].group_place;
}
/// Key of the draws that a whole group has in common.
inline std::uint64_t decider_key(const World& world, std::int32_t agent) {
    return world.arrivals[std::size_t(decider_of(world, agent))].person;
}
inline const PopulationDef& class_of(const Scenario& scenario, const World& world, std::int32_t agent) {
    return scenario.demand.class_at(world.arrivals[std::size_t(agent)].class_row);
}
/// From appearing to setting out [s]: a group sets out together.
inline float pre_movement_of(const Scenario& scenario, const World& world, std::int32_t agent) {
    const std::int32_t decider = decider_of(world, agent);
    return static_cast<float>(
        draw_pre_movement(class_of(scenario, world, decider), world.draws, decider_key(world, agent)));
}
/// Time to the goal from each portal and direction, as the agent knows the ways.
inline const std::vector<float>& to_go_of(const Site& site, const World& world, const AgentRow& agent) {
    return world.to_go[agent.belief * site.destinations.size() + std::size_t(agent.destination)];
}
inline const std::vector<PortalCost>& costs_of(const World& world, const AgentRow& agent) {
    return agent.belief == 0 ? world.costs : world.beliefs[std::size_t(agent.belief - 1)].costs;
}
/// Whether the agent believes that this side of a portal leads on.
inline bool believes_leads(const World& world, const AgentRow& agent, std::int32_t target) {
    const std::uint8_t leads = agent.belief == 0
                                   ? Belief::as_it_is
                                   : world.beliefs[std::size_t(agent.belief - 1)].leads[std::size_t(target)];
    return leads == Belief::as_it_is ? world.targets[std::size_t(target)].leads : leads != 0;
}

/// How fast somebody who walks up to `target` wants to go there [m/s], without others: with the belt, or at the free speed,
/// on stairs by the factor of its class where that has its own.
inline float pace_of(const World& world, std::int32_t agent, std::int32_t target, float free_speed_m_s) {
    const TargetNow& now = world.targets[std::size_t(target)];
    if (now.belt_m_s > 0) return now.belt_m_s;
    if (now.stair == StairWay::none || world.stair_factors.empty()) return free_speed_m_s * now.factor * now.slowed;
    const std::size_t row = world.arrivals[std::size_t(agent)].class_row;
    return free_speed_m_s * world.stair_factors[2 * row + (now.stair == StairWay::down ? 1 : 0)] * now.slowed;
}
inline float pace_of(const World& world, std::size_t walker) {
    const Walkers& w = world.walkers;
    return pace_of(world, w.agent[walker], w.target[walker], w.free_speed[walker]);
}

}  // namespace tidegate
