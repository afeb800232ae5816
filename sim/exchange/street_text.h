#pragma once
#include <map>
#include <string>

#include "exchange/street_draft.h"
#include "scenario/projection.h"

namespace tidegate {

/// scenario.toml and demand.csv (docs/scenario.md) of `people` who walk from each place to each other one within half an hour, in network
/// fidelity. `projection` says where junctions lie on the map.
std::map<std::string, std::string> street_files(const StreetsDraft& draft, const Projection& projection, const std::string& file, int people);

}  // namespace tidegate
