#pragma once
#include <span>
#include <vector>

#include "engine/site.h"

namespace tidegate {

/// Portals whose forward crossing ends the way of somebody with this goal.
std::vector<int> goals_of(const Scenario& scenario, const Site& site, Goal goal);

/// Ways with nobody about and everything open but what is `shut` ([portal] unreachable), at 1 m/s everywhere: distances; of rides
/// by line the seconds.
/// [2 * portal + direction] still to go after crossing it.
std::vector<float> ways_to(const Scenario& scenario, const Site& site, std::span<const int> goals, Abilities can_use,
                           const Rides& rides = {}, std::span<const PortalCost> shut = {});

/// Of people who need that width.
const std::vector<TravelField>& fields_for(const Site& site, Abilities can_use);

}  // namespace tidegate
