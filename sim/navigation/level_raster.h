#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "base/vec2.h"
#include "navigation/plane.h"
#include "navigation/portal.h"

namespace tidegate {

/// A plane as nodes at spacing cell_m; node (ix, iy) lies at (ix, iy) * cell_m - margin_m
/// relative to the plane's origin. Distance is exact to the wall segments at the nodes (> 0
/// on the floor, < 0 off it) and bilinear between them, so walls are felt well below the node
/// spacing. Beyond 1.5 m from every wall the distance stays 1.5 m (its gradient 0). Behind exits
/// and connector ends the floor goes on for 0.7 m, so that people walk over the line as if no wall
/// were there; train doors are wall. Lookups are O(1), whatever the number of walls.
struct LevelRaster {
    float cell_m = 0.1f;
    float margin_m = 1.0f;
    int nx = 0;
    int ny = 0;
    std::vector<float> distance_m;   ///< [ny * nx], row by row
    std::vector<std::int16_t> zone;  ///< [ny * nx]; -1 off the floor; numbered over all planes
    /// [ny * nx]; 1 within 0.7 m of an opening's or lane's line
    std::vector<std::uint8_t> near_opening;
    /// [ny * nx]; bit 0: a wall lies between this node and the next in x, bit 1: in y; bits 2 and
    /// 3: the line of an opening or facility does.
    std::vector<std::uint8_t> cut;

    /// Blocks of 8 x 8 nodes, so that a walker in the open looks at one byte only.
    enum Near : std::uint8_t { wall = 1, opening = 2 };
    static constexpr int block_bits = 3;
    int blocks_x = 0;
    std::vector<std::uint8_t> blocks;  ///< [rows of blocks * blocks_x] what a node square of it may meet

    struct Spot {
        int ix, iy, node;  ///< lower-left node
        float fx, fy;
    };
    /// The node square around p; p outside the raster is clamped to its border.
    Spot spot(Vec2f p) const {
        const float gx =
            std::clamp((p.x + margin_m) / cell_m, 0.0f, static_cast<float>(nx) - 1.001f);
        const float gy =
            std::clamp((p.y + margin_m) / cell_m, 0.0f, static_cast<float>(ny) - 1.001f);
        const int ix = static_cast<int>(gx);
        const int iy = static_cast<int>(gy);
        return {ix, iy, iy * nx + ix, gx - static_cast<float>(ix), gy - static_cast<float>(iy)};
    }
    /// The block that holds a node square.
    std::size_t block_of(const Spot& s) const {
        return static_cast<std::size_t>((s.iy >> block_bits) * blocks_x + (s.ix >> block_bits));
    }
    std::size_t block(Vec2f p) const { return block_of(spot(p)); }
    /// What a node square may meet: that of its block.
    std::uint8_t near(const Spot& s) const { return blocks[block_of(s)]; }
    int nearest_node(Vec2f p) const {
        const Spot s = spot(p);
        return s.node + (s.fx >= 0.5f ? 1 : 0) + (s.fy >= 0.5f ? nx : 0);
    }
    /// Signed distance to the nearest wall [m].
    float distance_at(const Spot& s) const {
        const float* d = distance_m.data() + s.node;
        const float low = d[0] + (d[1] - d[0]) * s.fx;
        const float high = d[nx] + (d[nx + 1] - d[nx]) * s.fx;
        return low + (high - low) * s.fy;
    }
    float distance(Vec2f p) const { return distance_at(spot(p)); }
    /// Gradient of the distance: points away from the nearest wall; length about 1.
    Vec2f gradient_at(const Spot& s) const {
        const float* d = distance_m.data() + s.node;
        const float gx = (d[1] - d[0]) * (1 - s.fy) + (d[nx + 1] - d[nx]) * s.fy;
        const float gy = (d[nx] - d[0]) * (1 - s.fx) + (d[nx + 1] - d[1]) * s.fx;
        return {gx / cell_m, gy / cell_m};
    }
    Vec2f gradient(Vec2f p) const { return gradient_at(spot(p)); }
};

/// Greatest distance that a raster knows [m].
constexpr float farthest_wall_m = 1.5f;

/// Rasters of all planes with zones: connected parts of the floor after cutting along every
/// opening, facility line (its lanes and the barrier between them). Fills the portals' zones. Zone
/// numbers run over all planes in plane order. Cost: nodes x nearby segments. `zones` is the number
/// of zones found.
struct Rasters {
    std::vector<LevelRaster> planes;
    int zones = 0;
    std::vector<int> zone_plane;  ///< [zones] plane of each zone

    ZoneId zone_at(int plane, Vec2f p) const {
        const LevelRaster& r = planes[static_cast<std::size_t>(plane)];
        return {r.zone[static_cast<std::size_t>(r.nearest_node(p))]};
    }
};
Rasters make_rasters(std::span<const Plane> planes, std::span<const FacilityDef> facilities,
                     std::vector<Portal>& portals, double cell_m);

}  // namespace tidegate
