#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// Passengers of a venue whose fidelity has just changed go over with identity, goal, target and place in their queue.
/// Return how many there are.

/// From the plane to the network: each goes on from as far before its line as it stands.
std::int64_t take_to_network(const Scenario& scenario, const Site& site, World& world, std::int32_t venue);

/// From the network to the plane: each onto a free place about as far before its line as it was, those who wait nearest
/// first. Who finds none is listed in NetworkState::to_set_down.
std::int64_t take_to_plane(const Scenario& scenario, const Site& site, World& world, std::int32_t venue);

/// Those of that list who find a place now.
void set_down_waiting(const Scenario& scenario, const Site& site, World& world);

}  // namespace tidegate
