#pragma once
#include <map>
#include <string>
#include <vector>

namespace tidegate {

/// Names for `template_files`; the first is the default.
std::vector<std::string> template_names();

/// The files of a small, complete scenario in which every key is commented: scenario.toml,
/// venue.geojson, demand.csv, plan.toml. "station": two levels, gates, stair, escalator, a train
/// service, a rule and a plan. "room": one room with two exits. Throws InputError for an unknown
/// name.
std::map<std::string, std::string> template_files(const std::string& name);

}  // namespace tidegate
