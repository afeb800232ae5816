#pragma once
#include <span>
#include <vector>

#include "navigation/level_raster.h"
#include "navigation/portal.h"

namespace tidegate {

/// Walking distance [m] from every node of one zone to one side of one portal, at field spacing, and the
/// direction to walk. Solves the eikonal equation |grad T| = 1/f (fast marching, second order: Sethian
/// 1999; Rickett and Fomel 1999) with a pace f that falls towards walls, so that ways keep clear of corners.
struct TravelField {
    float cell_m = 0.2f;
    Vec2f corner;  ///< position of node (0, 0), relative to the plane's origin
    int nx = 0;
    int ny = 0;
    std::vector<float> distance_m;    ///< [ny * nx]; infinity off the zone
    std::vector<Vec2f> direction;     ///< [ny * nx]; unit vector, zero off the zone

    /// Walking distance at p [m], bilinear over the nodes that belong to the zone; infinity where none does.
    float distance(Vec2f p) const;
    /// Unit direction to walk at p; zero where no node around p belongs to the zone.
    Vec2f walk_direction(Vec2f p) const;
};

/// Fields for every existing side of every portal: [2 * portal + side]; empty (nx = 0) where the side does
/// not exist. Built in parallel.
std::vector<TravelField> make_fields(std::span<const Plane> planes, const Rasters& rasters,
                                     std::span<const Portal> portals);

}  // namespace tidegate
