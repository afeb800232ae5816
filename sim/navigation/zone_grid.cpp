#include "navigation/zone_grid.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/chunks.h"

namespace tidegate {
namespace {

/// Bounding box of a zone in raster nodes.
struct Box {
    int x0 = std::numeric_limits<int>::max(), y0 = std::numeric_limits<int>::max();
    int x1 = -1, y1 = -1;
};

std::vector<Box> zone_boxes(const Rasters& rasters) {
    std::vector<Box> boxes(static_cast<std::size_t>(rasters.zones));
    for (const LevelRaster& raster : rasters.planes) {
        std::size_t node = 0;
        for (int iy = 0; iy < raster.ny; ++iy) {
            for (int ix = 0; ix < raster.nx; ++ix, ++node) {
                if (raster.zone[node] < 0) continue;
                Box& box = boxes[static_cast<std::size_t>(raster.zone[node])];
                box.x0 = std::min(box.x0, ix);
                box.x1 = std::max(box.x1, ix);
                box.y0 = std::min(box.y0, iy);
                box.y1 = std::max(box.y1, iy);
            }
        }
    }
    return boxes;
}

/// Zones as fields see them. Nodes on a wall or up to 0.6 raster spacings inside it count as the
/// zone they border, so that on average the floor of a field is as wide as the real one and ways
/// around corners are not too long.
struct Membership {
    const LevelRaster& raster;

    Vec2 slope(std::size_t node) const {
        const auto nx = static_cast<std::size_t>(raster.nx);
        const float* d = raster.distance_m.data() + node;
        if (node < nx + 1 || node + nx + 1 >= raster.distance_m.size()) return {};
        return {double{d[1]} - d[-1], double{d[nx]} - *(d - nx)};
    }
    std::int16_t zone(std::size_t node) const {
        if (raster.zone[node] >= 0) return raster.zone[node];
        if (raster.distance_m[node] < -0.6f * raster.cell_m) return -1;
        const Vec2 to_floor = slope(node);
        // In the middle of a barrier the two sides cancel.
        if (length(to_floor) < raster.cell_m) return -1;
        const Vec2 step = unit(to_floor) * 1.2;
        const std::ptrdiff_t by = std::lround(step.x) + std::lround(step.y) * raster.nx;
        // Where the other side is floor too, the wall is too thin to have an inside.
        if (raster.zone[node - static_cast<std::size_t>(by)] >= 0) return -1;
        return raster.zone[node + static_cast<std::size_t>(by)];
    }
    /// Whether one raster step from a node leads to `next` within the zone.
    bool is_open(std::size_t node, std::size_t next, int axis_bit, int number) const {
        if (zone(next) != number || (raster.cut[node] & (4 * axis_bit))) return false;
        const bool from_floor = raster.zone[node] >= 0, to_floor = raster.zone[next] >= 0;
        if (from_floor == to_floor && (raster.cut[node] & axis_bit)) return false;
        if (from_floor && to_floor) return true;
        if (!from_floor && !to_floor) return dot(slope(node), slope(next)) > 0;
        // From a node in the wall only to floor on its own side of the wall.
        const Vec2 away = slope(from_floor ? next : node);
        const double along_axis = axis_bit == 1 ? away.x : away.y;
        return (from_floor ? -along_axis : along_axis) > -0.2 * length(away);
    }
    bool is_open(std::size_t node, std::size_t step, int stride, int axis_bit, int number) const {
        for (int i = 0; i < stride; ++i, node += step) {
            if (!is_open(node, node + step, axis_bit, number)) return false;
        }
        return true;
    }
};

int stride_of(const LevelRaster& raster, const Box& box, FieldSpacing spacing) {
    const auto stride = [&](double m) { return std::max(1, static_cast<int>(m / raster.cell_m + 1e-3)); };
    const auto fine = static_cast<std::size_t>(stride(spacing.fine_m));
    const std::size_t nodes = (static_cast<std::size_t>(box.x1 - box.x0) / fine + 1) *
                              (static_cast<std::size_t>(box.y1 - box.y0) / fine + 1);
    return stride(nodes <= most_fine_nodes ? spacing.fine_m : spacing.usual_m);
}

void size_grid(ZoneGrid& zone, const LevelRaster& raster, const Box& box, FieldSpacing spacing) {
    zone.stride = stride_of(raster, box, spacing);
    // One raster node more on every side: nodes in the wall that belong to the zone.
    const int x1 = std::min(box.x1 + 1, raster.nx - 1), y1 = std::min(box.y1 + 1, raster.ny - 1);
    zone.first_x = std::max(box.x0 - 1, 0) / zone.stride * zone.stride;
    zone.first_y = std::max(box.y0 - 1, 0) / zone.stride * zone.stride;
    const double cell = raster.cell_m, margin = raster.margin_m;
    zone.corner = to_float({zone.first_x * cell - margin, zone.first_y * cell - margin});
    zone.grid.spacing_m = zone.stride * cell;
    zone.grid.nx = (x1 - zone.first_x) / zone.stride + 1;
    zone.grid.ny = (y1 - zone.first_y) / zone.stride + 1;
    const auto nodes =
        static_cast<std::size_t>(zone.grid.nx) * static_cast<std::size_t>(zone.grid.ny);
    zone.grid.links.assign(nodes, 0);
    zone.grid.slowness.assign(nodes, 1);
    zone.in_zone.assign(nodes, 0);
}

void fill_grid(ZoneGrid& zone, const LevelRaster& raster, int number) {
    EikonalGrid& grid = zone.grid;
    const Membership member{raster};
    const auto raster_nx = static_cast<std::size_t>(raster.nx);
    std::size_t node = 0;
    for (int iy = 0; iy < grid.ny; ++iy) {
        for (int ix = 0; ix < grid.nx; ++ix, ++node) {
            const int rx = zone.first_x + ix * zone.stride, ry = zone.first_y + iy * zone.stride;
            const std::size_t at =
                static_cast<std::size_t>(ry) * raster_nx + static_cast<std::size_t>(rx);
            if (member.zone(at) != number) continue;
            zone.in_zone[node] = 1;
            if (ix + 1 < grid.nx && member.is_open(at, 1, zone.stride, 1, number)) {
                grid.links[node] |= EikonalGrid::right;
                grid.links[node + 1] |= EikonalGrid::left;
            }
            if (iy + 1 < grid.ny && member.is_open(at, raster_nx, zone.stride, 2, number)) {
                grid.links[node] |= EikonalGrid::up;
                grid.links[node + static_cast<std::size_t>(grid.nx)] |= EikonalGrid::down;
            }
        }
    }
}

// Greatest distance to walls within half a field spacing of a node.
float room_around(const ZoneGrid& zone, const LevelRaster& raster, int ix, int iy) {
    const int half = zone.stride / 2, rx = zone.first_x + ix * zone.stride,
              ry = zone.first_y + iy * zone.stride;
    float room = -1;
    for (int y = std::max(0, ry - half); y <= std::min(raster.ny - 1, ry + half); ++y) {
        for (int x = std::max(0, rx - half); x <= std::min(raster.nx - 1, rx + half); ++x) {
            room = std::max(room, raster.distance_m[static_cast<std::size_t>(y) * raster.nx + x]);
        }
    }
    return room;
}

}  // namespace

void keep_wide_enough(ZoneGrid& zone, const LevelRaster& raster, double width_m) {
    EikonalGrid& grid = zone.grid;
    // The middle of a gap lies up to half a raster spacing beside a node.
    const auto needed = static_cast<float>(0.5 * width_m - 0.51 * raster.cell_m);
    std::size_t node = 0;
    for (int iy = 0; iy < grid.ny; ++iy) {
        for (int ix = 0; ix < grid.nx; ++ix, ++node) {
            if (grid.links[node] == 0 || room_around(zone, raster, ix, iy) >= needed) continue;
            const std::uint8_t links = grid.links[node];
            if (links & EikonalGrid::left) grid.links[node - 1] &= ~EikonalGrid::right;
            if (links & EikonalGrid::right) grid.links[node + 1] &= ~EikonalGrid::left;
            if (links & EikonalGrid::down) grid.links[node - std::size_t(grid.nx)] &= ~EikonalGrid::up;
            if (links & EikonalGrid::up) grid.links[node + std::size_t(grid.nx)] &= ~EikonalGrid::down;
            grid.links[node] = 0;
            zone.in_zone[node] = 0;
        }
    }
}

std::vector<ZoneGrid> make_zone_grids(const Rasters& rasters, std::span<const Portal> portals,
                                      std::span<const FieldSpacing> by_plane) {
    const std::vector<Box> boxes = zone_boxes(rasters);
    std::vector<ZoneGrid> zones(boxes.size());
    for (const Portal& portal : portals) {
        for (const PortalSide& side : portal.sides) {
            if (side.zone.is_valid()) zones[side.zone.index()].plane = side.plane;
        }
    }
    parallel_chunks(zones.size(), 1, [&](std::size_t number, std::size_t, std::size_t) {
        ZoneGrid& zone = zones[number];
        if (zone.plane < 0) return;
        const auto plane = static_cast<std::size_t>(zone.plane);
        const FieldSpacing spacing = by_plane.empty() ? FieldSpacing{} : by_plane[plane];
        size_grid(zone, rasters.planes[plane], boxes[number], spacing);
        fill_grid(zone, rasters.planes[plane], static_cast<int>(number));
    });
    return zones;
}

ZoneGrid coarsened(const ZoneGrid& fine) {
    ZoneGrid zone;
    zone.plane = fine.plane;
    zone.stride = 2 * fine.stride;
    zone.first_x = fine.first_x, zone.first_y = fine.first_y;
    zone.corner = fine.corner;
    EikonalGrid& grid = zone.grid;
    grid.spacing_m = 2 * fine.grid.spacing_m;
    grid.nx = (fine.grid.nx + 1) / 2, grid.ny = (fine.grid.ny + 1) / 2;
    const auto nodes = static_cast<std::size_t>(grid.nx) * static_cast<std::size_t>(grid.ny);
    grid.links.assign(nodes, 0);
    grid.slowness.assign(nodes, 1);
    zone.in_zone.assign(nodes, 0);
    const auto fine_nx = static_cast<std::size_t>(fine.grid.nx), nx = static_cast<std::size_t>(grid.nx);
    std::size_t node = 0;
    for (int y = 0; y < grid.ny; ++y) {
        for (int x = 0; x < grid.nx; ++x, ++node) {
            const std::size_t at = std::size_t(2 * y) * fine_nx + std::size_t(2 * x);
            const auto both = [&](std::uint8_t link, std::size_t step) {
                return (fine.grid.links[at] & link) != 0 && (fine.grid.links[at + step] & link) != 0;
            };
            zone.in_zone[node] = fine.in_zone[at];
            grid.slowness[node] = fine.grid.slowness[at];
            if (x + 1 < grid.nx && both(EikonalGrid::right, 1)) {
                grid.links[node] |= EikonalGrid::right;
                grid.links[node + 1] |= EikonalGrid::left;
            }
            if (y + 1 < grid.ny && both(EikonalGrid::up, fine_nx)) {
                grid.links[node] |= EikonalGrid::up;
                grid.links[node + nx] |= EikonalGrid::down;
            }
        }
    }
    return zone;
}

}  // namespace tidegate
