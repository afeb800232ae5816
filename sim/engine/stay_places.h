#pragma once
#include "base/fault.h"
#include "engine/site.h"

namespace tidegate {

/// Areas in which people of the demand stay, each with a portal in its middle, where it is farthest from walls and its own
/// border: stay_places, portals. Appends a fault for an area without room. Before rasters are made.
void add_stay_places(const Scenario& scenario, Site& site, Faults& faults);

/// StayPlace::spots. After rasters and areas.
void add_stay_spots(Site& site, Faults& faults);

}  // namespace tidegate
