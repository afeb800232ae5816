#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// People and lifts with two stops; with more: engine/lift_cars.h. The plane of a lift is the inside of its car: who has stepped in stands there, in service, until
/// the doors open at the other stop.

/// Whether the line is the way into the car of any lift.
bool enters_lift(const Site& site, const World& world, int portal, int direction);

/// Whether people step out over this line into the direction from which others want to come in.
bool lets_out(const Site& site, const World& world, int portal);

/// All lifts ride and arrive, and let those out who came, one after the other, as soon as there is room before the
/// doors.
void run_lifts(const Scenario& scenario, const Site& site, World& world);

/// Lets somebody who stands at the open doors step in, if it is time and the car has room for this body.
void step_in(const Scenario& scenario, const Site& site, World& world, const World::AtLine& at, int direction);

}  // namespace tidegate
