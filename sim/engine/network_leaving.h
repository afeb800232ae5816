#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// Balking and patience at the queues of gates and checks in network fidelity, by the rule of leave_queues() (engine/stages.h).

/// Who has just joined the queue of its line finds it too long, or has heard from its group not to wait there, and turns to
/// another way. True when it has left.
bool balks(const Scenario& scenario, const Site& site, World& world, std::int32_t agent, SimTime time);

/// Those whose patience is at an end turn to another way that is quicker.
void lose_patience_in_network(const Scenario& scenario, const Site& site, World& world);

}  // namespace tidegate
