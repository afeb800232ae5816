#pragma once
#include <vector>

#include "facilities/facility_def.h"
#include "scenario/places.h"
#include "scenario/table_reader.h"
#include "venue/venue_def.h"

namespace tidegate {

/// Turns venue.geojson into levels, places and facilities; checks every geometry and says what is
/// wrong in the file's own coordinates. Names go to `places`.
void read_venue(Reading& reading, const Node& document, bool lon_lat, double raster_m,
                VenueDef& venue, std::vector<FacilityDef>& facilities, Places& places);

}  // namespace tidegate
