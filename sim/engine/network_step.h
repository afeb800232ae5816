#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// Moves everybody in zones of network fidelity on to world.step_end: events in the order of their times, ties by kind and
/// row. One thread: the order is the result.
void advance_network(const Scenario& scenario, const Site& site, World& world);

}  // namespace tidegate
