#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// To whom avoids held ways (RouteManner), one seems this much longer: more than any walk, so it is taken
/// only when there is no other.
constexpr float held_as_long_s = 1e5f;

/// Expected waits, paces and times to every goal, for everybody's manner and belief. capacity_per_s, costs,
/// pace, rides, beliefs, to_go.
void update_costs(const Scenario& scenario, const Site& site, World& world);

/// The same for those with one belief, AgentRow::belief.
void update_belief(const Scenario& scenario, const Site& site, World& world, std::uint8_t belief);

}  // namespace tidegate
