#pragma once
#include <vector>

#include "facilities/facility_def.h"
#include "scenario/places.h"
#include "scenario/projection.h"
#include "scenario/table_reader.h"
#include "venue/venue_def.h"

namespace tidegate {

/// How a venue's file is to be read.
struct VenueSource {
    bool lon_lat = false;
    double raster_m = 0.1;
    Place whole;         ///< where faults of the venue as a whole are told
    std::string prefix;  ///< "city_hall/": before names in the list of parameters and in settings; empty: the only venue
};

/// What a venue's file holds; names as they stand there.
struct VenueContent {
    VenueDef def;
    std::vector<FacilityDef> facilities;
    Places places;
    Projection projection;
};

/// Turns venue.geojson into levels, places and facilities; checks every geometry and says what is
/// wrong in the file's own coordinates.
VenueContent read_venue(Reading& reading, const Node& document, const VenueSource& source);

}  // namespace tidegate
