#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// Lifts (facilities/car_step.h), alike in both fidelities. The plane of the lift is the inside of its
/// car: who is aboard stands there, in service (in the network: in the queue before the doors of the stop where it gets out).
/// Those within 2 m of the doors wait there, and call the car for the way to the stop they want; the nearest whose way is the
/// car's, and for whom it has room, gets in next. Lifts of a bank share their calls (facilities/lift_bank.h): who waits before other
/// doors of the bank than those that open goes there.

bool has_car(const World& world, const Portal& portal);
/// Whether crossing the portal so leads into such a car, or out of it.
bool enters_car(const World& world, const Portal& portal, int direction);
bool leaves_car(const World& world, const Portal& portal, int direction);

/// Whether people step out where others want to get in.
bool lets_out(const World& world, const Portal& portal);

/// One step of all that are not in the network: doors open, people get out and in one by one, the car sets out.
void run_cars(const Scenario& scenario, const Site& site, World& world);

/// Likewise at `time` for one in the network and those of its bank, which then put their next events on the list.
void serve_car(const Scenario& scenario, const Site& site, World& world, int connector, SimTime time);

/// Who rode in the network stands in the car from now on.
void set_down_in_car(const Scenario& scenario, const Site& site, World& world, std::int32_t agent);

}  // namespace tidegate
