#pragma once
#include <algorithm>
#include <cmath>
#include <vector>

#include "navigation/raster_parts.h"
#include "navigation/zone_grid.h"

namespace tidegate {

/// Field nodes within 0.5 m of a portal side's line that see it, with their exact distance times
/// their slowness; 0 behind the line where the floor goes on. When none is that near,
/// within 1 m.
std::vector<EikonalSeed> seeds_at(const ZoneGrid& zone, const LevelRaster& raster,
                                  const PortalSide& side, bool floor_goes_on);

/// Direction over the line for someone at p within 0.6 m of it: towards the nearest point that is
/// 0.25 m clear of the line's ends (its middle when the line is shorter), and across.
Vec2 direction_across(const PortalSide& side, Vec2 p);

/// Calls f(node, position) for the zone's nodes in the square of `reach` around the line.
template <class F>
void for_nodes_near(const ZoneGrid& zone, const LevelRaster& raster, const Segment& line,
                    double reach, F&& f) {
    const double h = zone.grid.spacing_m;
    const auto index = [h](double low, double from) {
        return static_cast<int>(std::floor((low - from) / h));
    };
    const int x0 = std::max(0, index(std::min(line.a.x, line.b.x) - reach, zone.corner.x));
    const int y0 = std::max(0, index(std::min(line.a.y, line.b.y) - reach, zone.corner.y));
    const int x1 =
        std::min(zone.grid.nx - 1, index(std::max(line.a.x, line.b.x) + reach, zone.corner.x) + 1);
    const int y1 =
        std::min(zone.grid.ny - 1, index(std::max(line.a.y, line.b.y) + reach, zone.corner.y) + 1);
    for (int iy = y0; iy <= y1; ++iy) {
        for (int ix = x0; ix <= x1; ++ix) {
            const int node = iy * zone.grid.nx + ix;
            if (!zone.in_zone[static_cast<std::size_t>(node)]) continue;
            f(node, node_position(raster, zone.first_x + ix * zone.stride,
                                  zone.first_y + iy * zone.stride));
        }
    }
}

}  // namespace tidegate
