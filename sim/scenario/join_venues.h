#pragma once
#include <string>
#include <vector>

#include "scenario/scenario.h"
#include "scenario/venue_reader.h"

namespace tidegate {

/// Adds a venue to those that `scenario` has: rows go on behind theirs, names become prefix + name, levels and connectors
/// get `venue_row` of NetworkDef::venues. A name that is taken is a fault.
void join_venue(VenueContent content, const std::string& prefix, int venue_row, Scenario& scenario, Places& places,
                Faults& faults);

}  // namespace tidegate
