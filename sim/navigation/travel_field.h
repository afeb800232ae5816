#pragma once
#include <span>
#include <vector>

#include "navigation/level_raster.h"
#include "navigation/portal.h"

namespace tidegate {

/// How fine fields are and how far ways keep clear of walls.
struct FieldDef {
    double spacing_m = 0.2;  ///< of field nodes; the raster's own spacing where that is coarser
    double clear_m = 0.6;     ///< full pace at this distance from the nearest wall and beyond [m]
    double close_m = 0.1;    ///< least pace up to this distance; linear between
    /// Share of the pace lost close to a wall [0, 1); 0: plain walking distances, exact within 1 %.
    double wall_slowdown = 0.65;
};

/// Walking distance [m] from every node of one zone to one side of one portal, at field spacing,
/// and the direction to walk. Solves the eikonal equation |grad T| = 1/f (fast marching, second
/// order: Sethian 1999; Rickett and Fomel 1999) with a pace f that falls towards walls, so that
/// ways keep clear of corners: distances are metres at full pace. On connectors, which have no
/// corners, f = 1.
struct TravelField {
    float cell_m = 0.2f;
    Vec2f corner;  ///< position of node (0, 0), relative to the plane's origin
    int nx = 0;
    int ny = 0;
    std::vector<float> distance_m;  ///< [ny * nx]; infinity off the zone
    std::vector<Vec2f> direction;   ///< [ny * nx]; unit vector, zero off the zone

    /// Walking distance at p [m], bilinear over the nodes that belong to the zone; infinity where
    /// none does.
    float distance(Vec2f p) const;
    /// Unit direction to walk at p: bilinear, renormalised. Where none of the four nodes belongs to
    /// the zone, that of the nearest zone node within three spacings; zero where there is none.
    Vec2f walk_direction(Vec2f p) const;
};

/// Within 0.6 m of the line, directions lead to the nearest point that is 0.25 m clear of its ends,
/// and across it. Fields for every existing side of every portal: [2 * portal + side]; empty
/// (nx = 0) where the side does not exist. Cost: N log N and 12 bytes per node of the zone's
/// bounding box, for each side; built in parallel.
std::vector<TravelField> make_fields(std::span<const Plane> planes, const Rasters& rasters,
                                     std::span<const Portal> portals, const FieldDef& def = {});

}  // namespace tidegate
