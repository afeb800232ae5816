#pragma once
#include <optional>

#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

constexpr float usual_radius_m = 0.2f;

/// Whether no one's centre lies within `room_m` of p on `plane`; with `beyond`, no one's on its side of its line. The room
/// is that between people of usual radius; wider ones there need more.
bool is_free(const World& world, int plane, Vec2f p, float room_m, const PortalSide* beyond = nullptr);

/// What somebody with this body radius needs more.
inline float more_room_for(float radius_m) {
    return radius_m > usual_radius_m ? radius_m - usual_radius_m : 0.0f;
}

/// Where one sets foot beyond a line.
struct Landing {
    int plane = -1;
    Vec2f spot;
    double aside_m = 0;  ///< along the line from where one stands
};

/// The free place beyond the line of `portal` that is nearest along it to `here`, a place on the side from which it is
/// passed in `direction`; none when all within `reach_m` are taken. Looks every 0.35 m.
std::optional<Landing> find_landing(const Site& site, const World& world, int portal, int direction, Vec2f here,
                                    float radius_m, double reach_m);

}  // namespace tidegate
