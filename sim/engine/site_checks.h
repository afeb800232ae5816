#pragma once
#include "base/fault.h"
#include "engine/site.h"

namespace tidegate {

/// Levels, links and other ways between levels of a scenario. Each second the recording counts people on all of them.
constexpr std::size_t most_planes = 1000;

/// Entrances have room, lines separate, every line lies on the floor.
void check_zones(const Scenario& scenario, const Site& site, Faults& faults);

/// The name of a file as the scenario gives it under `key`.
std::string file_of(const Scenario& scenario, const char* key, const char* usual);
/// The file in which a venue is drawn ("": the only one); of what has none the scenario's own.
std::string venue_file(const Scenario& scenario, const std::string& venue);

}  // namespace tidegate
