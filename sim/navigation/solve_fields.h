#pragma once
#include <span>
#include <vector>

#include "navigation/field_sweep.h"
#include "navigation/level_raster.h"
#include "navigation/march_field.h"
#include "navigation/portal.h"
#include "navigation/zone_grid.h"

namespace tidegate {

/// Solves for up to sweep_lanes portal sides of one zone together; `rows` are 2 * portal + side and say which of
/// `fields` are filled. `times` is scratch.
void solve_fields(const ZoneGrid& zone, const LevelRaster& raster, std::span<const Portal> portals,
                  std::span<const std::size_t> rows, SweepTimes& times, std::vector<TravelField>& fields);

/// Solves for one portal side of the zone; see march_field.
void solve_field(const ZoneGrid& zone, const LevelRaster& raster, const Portal& portal, int side,
                 MarchScratch& scratch, TravelField& field);

/// Fields for every existing side of every portal: [2 * portal + side]; empty (nx = 0) where the side does not exist.
/// Within 0.6 m of the line, directions lead to the nearest point that is 0.25 m clear of its ends, and across it.
/// Cost: see sweep_eikonal, for up to 16 sides of a zone together, and 4 bytes per node of the zone's bounding box
/// for each side; built in parallel.
std::vector<TravelField> make_fields(std::span<const ZoneGrid> zones, const Rasters& rasters,
                                     std::span<const Portal> portals);

}  // namespace tidegate
