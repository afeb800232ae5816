#pragma once
#include <vector>

#include "facilities/facility_def.h"
#include "scenario/features.h"
#include "scenario/geos.h"

namespace tidegate {

/// What can be walked on, by level: first without, then with the gate lines cut out.
struct Floors {
    std::vector<Shape> base;   ///< walkable minus obstacles and barriers
    std::vector<Shape> floor;  ///< base minus what stands between the lanes of gates and checks
    bool known = true;         ///< false when a walkable, obstacle or barrier could not be read
};

/// How far a line may end from a wall, or lie from the border of the floor [m].
constexpr double reach_m = 0.3;

/// What the rasters of all levels together may take, and each node of them: distance, zone, mark of nearby openings.
constexpr double most_raster_bytes = 2e9, bytes_per_raster_node = 7;

/// Makes the levels, in the order of their first walkable feature, and their base floors.
Floors make_base_floors(FeatureList& list, std::vector<LevelDef>& levels, Faults& faults);

/// Cuts the facilities' lines out, except their lanes, and writes the levels' floors.
void cut_facilities(const std::vector<FacilityDef>& facilities, Floors& floors,
                    std::vector<LevelDef>& levels);

/// The level of a feature's key; invalid, with a fault, when the name is unknown.
LevelId find_level(const Feature& feature, std::string_view key,
                   const std::vector<LevelDef>& levels);

/// Faults for levels without floor, wider than 5 km, or with rasters above 2 GB together; then the
/// floors no longer count as known.
void check_size(const std::vector<LevelDef>& levels, double raster_m, bool lon_lat,
                const Place& place, Floors& floors, Faults& faults);

}  // namespace tidegate
