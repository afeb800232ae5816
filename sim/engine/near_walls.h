#pragma once
#include "engine/site.h"

namespace tidegate {

struct Walkers;

/// The wall nearest to somebody.
struct WallNear {
    float distance_m = farthest_wall_m;
    Vec2f away;  ///< unit vector from it; zero where none is near
};
WallNear wall_near(const LevelRaster& raster, Vec2f p);

/// Beside slanted walls a field's directions are only good to some degrees, so someone close to a wall takes the way of
/// the place beside him that is clear of it, the less of it the nearer the wall where that leads into it. `straight` is the
/// field's own direction, `wall` what is known of the wall there. Then clear of the corners ahead.
Vec2f way_clear_of_walls(const Site& site, const TravelField& way, const Walkers& walkers, std::size_t walker,
                         Vec2f straight, const WallNear& wall);
/// Having looked for the wall.
Vec2f way_clear_of_walls(const Site& site, const TravelField& way, const Walkers& walkers, std::size_t walker,
                         Vec2f straight);

/// Whether one can walk straight from one place to another on a plane, 0.15 m clear of walls.
bool is_straight_way(const LevelRaster& raster, Vec2f from, Vec2f to);

}  // namespace tidegate
