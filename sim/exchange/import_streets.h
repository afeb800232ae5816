#pragma once
#include <optional>

#include "exchange/import_map.h"
#include "exchange/street_simplify.h"

namespace tidegate {

/// Which streets of a map, and how coarse.
struct StreetOptions {
    std::optional<Vec2> around;  ///< longitude, latitude; without it the middle of the map's streets
    double within_m = 0;         ///< of it; 0: all
    StreetLimits limits;
    int places = 8;  ///< at the rim, at which people come and go, at most
};

/// Makes a scenario of the streets of a map: junctions as halls, streets as links, `people` walking from place to place at the rim; files
/// "scenario.toml", "demand.csv" and "import_report.txt". Throws InputError with a cure when the map holds no streets there, or more
/// than a scenario can; then nothing was made. Deterministic.
ImportResult import_streets(const RawMap& raw, const StreetOptions& options, int people);

/// "24.94,60.17" as longitude and latitude; what is no place on Earth is a fault.
std::optional<Vec2> lon_lat_in(const std::string& option, const std::string& text, Faults& faults);

}  // namespace tidegate
