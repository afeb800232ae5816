#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// Whether the train at a door takes one passenger more at `time`: doors open, room in it, those who alight are out.
bool can_board(const Site& site, const World& world, int door, SimTime time);

/// `agent` steps through a door into the train: one place less, and the door is busy for the boarding interval. Needs
/// can_board(); the caller takes the passenger off the platform.
void board(const Scenario& scenario, const Site& site, World& world, int door, std::int32_t agent, SimTime time);

}  // namespace tidegate
