#pragma once
#include <map>
#include <string>

#include "exchange/venue_draft.h"

namespace tidegate {

/// The venue as venue.geojson (docs/scenario.md), in local metres to the millimetre. A member "imported_from" says of what
/// file and about which origin; readers of venues pass over it.
std::string venue_geojson(const VenueDraft& venue, const ImportedMap& map);

/// scenario.toml and demand.csv of an evacuation: `people` stand all over the venue, by area, and leave by whichever exit
/// is quickest. Where nobody can leave the demand has no rows.
std::map<std::string, std::string> evacuation_files(const VenueDraft& venue, const ImportedMap& map, int people);

}  // namespace tidegate
