#pragma once
#include <vector>

#include "exchange/import_report.h"
#include "exchange/map_feature.h"
#include "exchange/street_graph.h"

namespace tidegate {

/// The ways of an OpenStreetMap that may be walked, in its coordinates, with what they are called and how wide they are
/// taken to be. What may not be walked and what is not known goes to the report. Squares count by their border.
std::vector<StreetWay> walkable_ways(const RawMap& raw, ImportReport& report);

}  // namespace tidegate
