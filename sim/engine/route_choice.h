#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// The best way on for somebody, as it judges ways.
struct RouteChoice {
    int portal = -1;  ///< -1: there is none
    int direction = 0;
    float time_s = unreachable_s;
    float present_s = unreachable_s;  ///< by the way it is on; unreachable: it is on none
};
/// How many times longer walking takes in a zone as full as this one.
float crowding(const Site& site, const World& world, std::int32_t zone);

/// Whether those who wait at this side of a portal are in a zone of network fidelity.
bool waits_in_network(const Site& site, const World& world, int portal, int direction);

/// Whether a portal leads to the goal of somebody, as it knows the ways.
bool leads_to_goal(const Site& site, const World& world, std::int32_t who, const RouteGraph::Leg& leg);

/// Time over a portal `leg.distance_m` away to the goal: walking, then what of the queue is left on arriving, then the
/// rest. Who goes the shortest way counts neither the crowd nor queues, and has no taste. Infinity where it does not lead there.
float time_over(const Scenario& scenario, const Site& site, const World& world, std::int32_t who,
                const RouteGraph::Leg& leg, float crowded);

constexpr float packed_per_m2 = 4;  ///< a queue's density, Fruin 1971: level of service E

/// `bound`: only those that are the same choice as this target (for a group); -1: any.
RouteChoice best_choice(const Scenario& scenario, const Site& site, const World& world, std::size_t walker, int bound);

}  // namespace tidegate
