#pragma once
#include <span>
#include <vector>

#include "navigation/eikonal.h"
#include "navigation/level_raster.h"
#include "navigation/portal.h"
#include "navigation/travel_field.h"

namespace tidegate {

/// The field nodes of one zone: every stride-th raster node of its bounding box.
struct ZoneGrid {
    int plane = -1;
    int stride = 1;   ///< raster nodes per field node
    int first_x = 0;  ///< raster node of field node (0, 0)
    int first_y = 0;
    EikonalGrid grid;
    std::vector<std::uint8_t> in_zone;  ///< [ny * nx]
    Vec2f corner;                       ///< position of node (0, 0)

    bool empty() const { return grid.nx == 0; }
};

/// Distance between field nodes [m]: `fine_m` in zones small enough for it, else `usual_m`. Ways lead through gaps as wide
/// as it, and lengths are right to about a fifth of it.
struct FieldSpacing {
    double usual_m = field_spacing_m, fine_m = fine_field_spacing_m;
};

/// Grids of the zones with portals [zones]; empty for the others. Two field nodes are linked when
/// the raster nodes between them lie in the zone and nothing cuts between those.
/// Parallel over zones. `by_plane`: the spacing on each plane; empty: the usual one everywhere.
std::vector<ZoneGrid> make_zone_grids(const Rasters& rasters, std::span<const Portal> portals,
                                      std::span<const FieldSpacing> by_plane = {});

/// Every second node of a grid in both directions; linked where both links between them are. What is closer together than
/// two spacings of the fine grid may come apart.
ZoneGrid coarsened(const ZoneGrid& fine);

/// Takes the nodes out of `zone` at which a way is narrower than `width_m`: no raster node within half a
/// field spacing is half of it off the walls. Exact within a raster spacing. Cost: raster nodes of the zone.
void keep_wide_enough(ZoneGrid& zone, const LevelRaster& raster, double width_m);

}  // namespace tidegate
