#pragma once
#include <span>
#include <vector>

#include "navigation/level_raster.h"
#include "navigation/walls.h"

namespace tidegate {

/// The stages of make_rasters, in this order. A raster's size is set before the first.

/// Sets nx, ny, cell_m and margin_m, by the plane's own spacing where it has one. Throws InputError when the plane is too large for its spacing.
LevelRaster sized_raster(const Plane& plane, double cell_m);

/// Position of a node relative to the plane's origin.
inline Vec2 node_position(const LevelRaster& raster, int ix, int iy) {
    const double cell = raster.cell_m, margin = raster.margin_m;
    return {ix * cell - margin, iy * cell - margin};
}

/// Fills distance_m: exact to walls.segments up to 1.5 m, by splatting each wall over the nodes
/// near it; sign by even-odd scanline over walls.border, positive also in the extensions. Parallel
/// by rows.
void fill_distance(LevelRaster& raster, const Walls& walls);

/// Fills near_opening for the given lines.
void fill_near_opening(LevelRaster& raster, std::span<const Segment> lines);

/// Fills `blocks` from distance_m and near_opening.
void fill_blocks(LevelRaster& raster);

/// Fills `cut`.
void fill_cut(LevelRaster& raster, std::span<const Segment> walls, std::span<const Segment> lines);

/// The line and short pieces that join its ends to the walls within 0.4 m, so that no way leads
/// around it.
void add_closed_line(const Segment& line, const Walls& walls, std::vector<Segment>& separating);

/// Numbers the connected parts of the floor from `first_zone` in order of their first node; returns
/// the next free number.
int fill_zones(LevelRaster& raster, int first_zone);

}  // namespace tidegate
