#pragma once
#include <vector>

#include "engine/site.h"

namespace tidegate {

/// What leads anywhere in a run, at all or from some time on: for telling, before the run, demand that can reach nothing.

/// [portal] unreachable in each direction in which it never leads: closed at the start or one-way against it, and no disturbance
/// and no step of the plan changes that.
std::vector<PortalCost> shut_for_good(const Scenario& scenario, const Site& site);

/// [line][stop] when the last vehicle leaves, as planned; infinity where measures may send more, minus infinity where none sets out.
using LastCalls = std::vector<std::vector<SimTime>>;
LastCalls last_calls(const Scenario& scenario);

/// At how many of these a vehicle still calls at `time` or later. Of two times with the same number they are the same ones.
int calls_after(const LastCalls& last, SimTime time);

/// Rides from them, without waits.
Rides rides_after(const Scenario& scenario, const Site& site, const LastCalls& last, SimTime time);

}  // namespace tidegate
