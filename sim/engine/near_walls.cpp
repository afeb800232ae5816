#include "engine/near_walls.h"

#include <algorithm>

#include "agents/walkers.h"

namespace tidegate {

namespace {

Vec2f way_beside_wall(const LevelRaster& raster, const TravelField& way, Vec2f p, Vec2f straight, const WallNear& wall) {
    constexpr float clear_m = 0.6f;
    const auto [d, away] = wall;
    if (d >= clear_m) return straight;
    // In a narrow passage no farther than its middle.
    for (const float share : {1.0f, 0.5f, 0.25f}) {
        const float shift = share * (clear_m - d);
        const Vec2f q = p + away * shift;
        if (raster.distance(q) <= d + 0.8f * shift) continue;
        const Vec2f ahead = way.walk_direction(q);
        const float into = std::max(0.0f, -dot(ahead, away)) * shift / clear_m;
        return unit(ahead + away * into);
    }
    return straight;
}

}  // namespace

WallNear wall_near(const LevelRaster& raster, Vec2f p) {
    const LevelRaster::Spot spot = raster.spot(p);
    if ((raster.near(spot) & LevelRaster::wall) == 0) return {};
    return {raster.distance_at(spot), unit(raster.gradient_at(spot))};
}

Vec2f way_clear_of_walls(const Site& site, const TravelField& way, const Walkers& w, std::size_t i, Vec2f straight,
                         const WallNear& wall) {
    const Vec2f ahead = way_beside_wall(site.raster(w.plane[i]), way, w.position(i), straight, wall);
    return clear_of_corners(site.corners[std::size_t(w.plane[i])], way, w.position(i), ahead);
}

Vec2f way_clear_of_walls(const Site& site, const TravelField& way, const Walkers& w, std::size_t i, Vec2f straight) {
    return way_clear_of_walls(site, way, w, i, straight, wall_near(site.raster(w.plane[i]), w.position(i)));
}

bool is_straight_way(const LevelRaster& raster, Vec2f from, Vec2f to) {
    constexpr float step_m = 0.1f, clear_m = 0.15f;
    const Vec2f way = to - from;
    const int steps = static_cast<int>(length(way) / step_m) + 1;
    for (int k = 1; k <= steps; ++k) {
        if (raster.distance(from + way * (static_cast<float>(k) / static_cast<float>(steps))) < clear_m) return false;
    }
    return true;
}

}  // namespace tidegate
