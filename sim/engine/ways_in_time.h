#pragma once
#include <vector>

#include "engine/site.h"

namespace tidegate {

/// What leads anywhere in a run, at all or from some time on: for telling, before the run, demand that can reach nothing.

/// [portal] unreachable in each direction in which it never leads: closed at the start or one-way against it, and no disturbance
/// and no step of the plan changes that.
std::vector<PortalCost> shut_for_good(const Scenario& scenario, const Site& site);

/// How many pairs of a line and a stop there are at which a vehicle is still planned at `time` or later, or may be sent by a measure.
int calls_after(const Scenario& scenario, SimTime time);

/// Rides from these stops, without waits.
Rides rides_after(const Scenario& scenario, const Site& site, SimTime time);

}  // namespace tidegate
