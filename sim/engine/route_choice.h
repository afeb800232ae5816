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
/// `bound`: only those that are the same choice as this target (for a group); -1: any.
RouteChoice best_choice(const Scenario& scenario, const Site& site, const World& world, std::size_t walker, int bound);

}  // namespace tidegate
