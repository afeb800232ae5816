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

double slowness_at(double wall_m, bool is_level, const FieldDef& def) {
    if (!is_level || wall_m >= def.clear_m) return 1;
    const double share = (def.clear_m - wall_m) / (def.clear_m - def.close_m);
    return 1 / (1 - def.wall_slowdown * std::clamp(share, 0.0, 1.0));
}

/// Whether `stride` steps along one axis from a raster node stay in the zone and meet no cut.
bool is_open(const LevelRaster& raster, std::size_t node, std::size_t step, int stride, int axis_bit) {
    const std::int16_t zone = raster.zone[node];
    for (int i = 0; i < stride; ++i, node += step) {
        if ((raster.cut[node] & axis_bit) || raster.zone[node + step] != zone) return false;
    }
    return true;
}

void size_grid(ZoneGrid& zone, const LevelRaster& raster, const Box& box, const FieldDef& def) {
    zone.stride = std::max(1, static_cast<int>(def.spacing_m / raster.cell_m + 1e-3));
    zone.first_x = box.x0 / zone.stride * zone.stride;
    zone.first_y = box.y0 / zone.stride * zone.stride;
    const double cell = raster.cell_m, margin = raster.margin_m;
    zone.corner = to_float({zone.first_x * cell - margin, zone.first_y * cell - margin});
    zone.grid.spacing_m = zone.stride * cell;
    zone.grid.nx = (box.x1 - zone.first_x) / zone.stride + 1;
    zone.grid.ny = (box.y1 - zone.first_y) / zone.stride + 1;
    const auto nodes = static_cast<std::size_t>(zone.grid.nx) * static_cast<std::size_t>(zone.grid.ny);
    zone.grid.links.assign(nodes, 0);
    zone.grid.slowness.assign(nodes, 1);
    zone.in_zone.assign(nodes, 0);
}

void fill_grid(ZoneGrid& zone, const LevelRaster& raster, int number, bool is_level,
               const FieldDef& def) {
    EikonalGrid& grid = zone.grid;
    const auto raster_nx = static_cast<std::size_t>(raster.nx);
    std::size_t node = 0;
    for (int iy = 0; iy < grid.ny; ++iy) {
        for (int ix = 0; ix < grid.nx; ++ix, ++node) {
            const int rx = zone.first_x + ix * zone.stride, ry = zone.first_y + iy * zone.stride;
            const std::size_t at = static_cast<std::size_t>(ry) * raster_nx + static_cast<std::size_t>(rx);
            if (raster.zone[at] != number) continue;
            zone.in_zone[node] = 1;
            grid.slowness[node] = static_cast<float>(slowness_at(raster.distance_m[at], is_level, def));
            if (ix + 1 < grid.nx && is_open(raster, at, 1, zone.stride, 1)) {
                grid.links[node] |= EikonalGrid::right;
                grid.links[node + 1] |= EikonalGrid::left;
            }
            if (iy + 1 < grid.ny && is_open(raster, at, raster_nx, zone.stride, 2)) {
                grid.links[node] |= EikonalGrid::up;
                grid.links[node + static_cast<std::size_t>(grid.nx)] |= EikonalGrid::down;
            }
        }
    }
}

}  // namespace

std::vector<ZoneGrid> make_zone_grids(std::span<const Plane> planes, const Rasters& rasters,
                                      std::span<const Portal> portals, const FieldDef& def) {
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
        size_grid(zone, rasters.planes[plane], boxes[number], def);
        fill_grid(zone, rasters.planes[plane], static_cast<int>(number),
                  planes[plane].level.is_valid(), def);
    });
    return zones;
}

}  // namespace tidegate
