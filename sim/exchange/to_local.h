#pragma once
#include "exchange/import_report.h"
#include "exchange/map_feature.h"

namespace tidegate {

/// Brings the features to metres about their middle when they are in degrees, or when metres lie farther than 100 km
/// from (0, 0). Faults: what lies more than 5 km from the others, coordinates that are no place on Earth, rings that
/// cross themselves (with `mends` they are mended and reported).
void to_local(bool is_lon_lat, bool mends, ImportedMap& map, ImportReport& report, Faults& faults);

/// The middle one of all in x and in y: a few that lie astray do not move it. (0, 0) of none.
Vec2 median_of(const std::vector<Vec2>& points);

}  // namespace tidegate
