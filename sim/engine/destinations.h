#pragma once
#include <functional>
#include <vector>

#include "demand/arrivals.h"
#include "engine/site.h"

namespace tidegate {

/// Goals of all demand rows, stays among them, once for each manner in which people of the row judge ways, and where an
/// evacuation would send them. destinations, nearest_exits.
void add_destinations(const Scenario& scenario, Site& site);

/// How the group of `decider`, alone or the first of one, judges ways.
RouteManner manner_of(const Scenario& scenario, const Site& site, const Arrival& decider, const Draws& draws);

/// The row of site.destinations for people with this goal and manner; throws BrokenPromise when there is none.
int destination_of(const Site& site, Goal goal, const RouteManner& manner);

/// Whether the disturbances and the plan hold such a measure.
bool any_measure(const Scenario& scenario, const std::function<bool(const Measure&)>& is_it);

/// Whether a measure of the scenario turns people away.
bool turns_away(const Scenario& scenario);

/// Where the group of `decider`, now in `zone`, goes when it is turned away: out by the exit nearest to the entrance where it came
/// in, if there is a way; else, and who came by train, by whichever exit is best.
int home_of(const Scenario& scenario, const Site& site, const Arrival& decider, std::int32_t zone, const Draws& draws);

/// Every demand row can reach its stays and its goal: when everything is open, each class by what it can use; by ways that are open
/// at some time of the run; and by lines that still run when it begins.
void check_reachable(const Scenario& scenario, const Site& site, Faults& faults);

/// Takes the ways away that somebody cannot use; `belt_m_s`: of each connector, 0 where it stands or is none.
void bar_ways(const Scenario& scenario, const Site& site, Abilities can_use, std::span<const double> belt_m_s,
              std::span<PortalCost> costs);

}  // namespace tidegate
