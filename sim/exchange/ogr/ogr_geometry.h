#pragma once
#include "exchange/map_feature.h"

class OGRGeometry;

namespace tidegate {

/// Puts a geometry's polygons, lines and points into `feature`; curves become lines, heights are left out. A closed line
/// becomes a polygon. Returns false when a coordinate is no finite number.
bool take_geometry(const OGRGeometry& geometry, double unit_m, RawFeature& feature);

}  // namespace tidegate
