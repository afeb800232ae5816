#pragma once
#include "base/fault.h"
#include "engine/site.h"

namespace tidegate {

/// Entrances have room, lines separate, every line lies on the floor.
void check_zones(const Scenario& scenario, const Site& site, Faults& faults);

/// Every demand row can reach its goal when everything is open.
void check_reachable(const Scenario& scenario, const Site& site, Faults& faults);

}  // namespace tidegate
