#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// Whether what stands at a door takes one passenger more at `time`: doors open, room in it, those who alight are out.
/// At an edge of lines somebody may wait for another one: see takes_vehicle() in rides.h.
bool can_board(const Site& site, const World& world, int door, SimTime time);

/// `agent` steps through a door into the train or vehicle: one place less, and the door is busy for the boarding
/// interval. A train of a service ends the journey; on a vehicle of a line the agent rides (Fate::riding), and gets off
/// where best_ride() says, or at its end when nothing leads from there to the goal. Needs can_board(); the caller takes
/// the passenger off the platform.
void board(const Scenario& scenario, const Site& site, World& world, int door, std::int32_t agent, SimTime time);

/// Who waits for a vehicle near the doors of a platform: walkers in their order, then those of the network, door by door.
std::vector<std::int32_t> waiting_at(const Site& site, const World& world, int platform);

/// Of those in world.alighting at `door`: whether one may step out at `time`.
bool can_step_out(const Site& site, const World& world, int door, SimTime time);

/// The first of world.alighting at `door` is out: the door is busy for the alighting interval. Who rode is present
/// again, with a crossing of the door backward; for the others the door is where they come from. The caller puts the
/// passenger on the platform. Needs can_step_out().
void step_out(const Scenario& scenario, const Site& site, World& world, int door, SimTime time);

}  // namespace tidegate
