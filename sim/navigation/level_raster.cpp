#include "navigation/level_raster.h"

#include "navigation/raster_parts.h"

namespace tidegate {
namespace {

std::vector<Mouth> mouths_of(int plane, std::span<const Portal> portals) {
    std::vector<Mouth> mouths;
    for (const Portal& portal : portals) {
        const bool walks_on = portal.kind == PortalKind::exit ||
                              portal.kind == PortalKind::connector_lower ||
                              portal.kind == PortalKind::connector_upper;
        if (!walks_on) continue;
        for (const PortalSide& side : portal.sides) {
            if (side.plane == plane) mouths.push_back({side.line, side.into});
        }
    }
    return mouths;
}

/// Lines people cross on a plane: openings and lanes.
std::vector<Segment> crossed_lines(int plane, std::span<const Portal> portals) {
    std::vector<Segment> lines;
    for (const Portal& portal : portals) {
        const bool is_crossed =
            portal.kind == PortalKind::opening || portal.kind == PortalKind::lane;
        if (is_crossed && portal.sides[0].plane == plane) lines.push_back(portal.sides[0].line);
    }
    return lines;
}

/// Openings and whole facility lines, closed to the walls: what divides a plane into zones.
std::vector<Segment> separating_lines(const Plane& plane, int row, const Walls& walls,
                                      std::span<const FacilityDef> facilities,
                                      std::span<const Portal> portals) {
    std::vector<Segment> separating;
    for (const Portal& portal : portals) {
        if (portal.kind != PortalKind::opening || portal.sides[0].plane != row) continue;
        add_closed_line(portal.sides[0].line, walls, separating);
    }
    for (const FacilityDef& facility : facilities) {
        if (!plane.level.is_valid() || facility.level != plane.level) continue;
        add_closed_line({facility.line.a - plane.origin, facility.line.b - plane.origin}, walls,
                        separating);
    }
    return separating;
}

/// Zone on one side of a line: probes from 0.15 m to 0.5 m off it, its middle first; none when no
/// probe meets floor.
ZoneId zone_beside(const Rasters& rasters, const PortalSide& side) {
    for (const double along : {0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95}) {
        for (const double away_m : {0.15, 0.2, 0.3, 0.4, 0.5}) {
            const Vec2 p = side.line.at(along) + side.into * away_m;
            const ZoneId zone = rasters.zone_at(side.plane, to_float(p));
            if (zone.is_valid()) return zone;
        }
    }
    return {};
}

}  // namespace

Rasters make_rasters(std::span<const Plane> planes, std::span<const FacilityDef> facilities,
                     std::vector<Portal>& portals, double cell_m) {
    Rasters rasters;
    for (std::size_t row = 0; row < planes.size(); ++row) {
        const int plane = static_cast<int>(row);
        LevelRaster raster = sized_raster(planes[row], cell_m);
        const Walls walls = make_walls(planes[row], mouths_of(plane, portals));
        fill_distance(raster, walls);
        fill_near_opening(raster, crossed_lines(plane, portals));
        fill_blocks(raster);
        fill_cut(raster, walls.segments,
                 separating_lines(planes[row], plane, walls, facilities, portals));
        rasters.zones = fill_zones(raster, rasters.zones);
        rasters.zone_plane.resize(static_cast<std::size_t>(rasters.zones), plane);
        rasters.planes.push_back(std::move(raster));
    }
    for (Portal& portal : portals) {
        for (PortalSide& side : portal.sides) {
            if (side.plane >= 0) side.zone = zone_beside(rasters, side);
        }
    }
    return rasters;
}

}  // namespace tidegate
