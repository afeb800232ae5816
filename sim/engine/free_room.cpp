#include "engine/free_room.h"

#include <algorithm>

namespace tidegate {
namespace {

constexpr float landing_room_m = 0.3f;   // to the next one, on stepping over a line
constexpr double lane_step_m = 0.3;      // how far beyond a lane one stands after being served
constexpr double connector_step_m = 0.1; // how far beyond a connector's end one sets foot
constexpr double look_every_m = 0.35;

}  // namespace

bool is_free(const World& world, int plane, Vec2f p, float room_m, const PortalSide* beyond) {
    // Walkers may have moved since the grid was made, by less than this.
    constexpr float moved_m = 0.3f;
    const Walkers& w = world.walkers;
    bool free = true;
    for_each_near(world.grid, plane, p, room_m + moved_m + world.most_room_more_m, [&](std::size_t j) {
        if (w.agent[j] < 0 || w.plane[j] != plane) return;
        if (beyond != nullptr && dot(to_double(w.position(j)) - beyond->line.a, beyond->into) < 0) return;
        const Vec2f d = w.position(j) - p;
        const float needed_m = room_m + more_room_for(w.radius[j]);
        free = free && dot(d, d) >= needed_m * needed_m;
    });
    return free && world.landed.is_free(plane, p, room_m);
}

std::optional<Landing> find_landing(const Site& site, const World& world, int p, int direction, Vec2f here,
                                    float radius_m, double reach_m) {
    const Portal& portal = site.portals[std::size_t(p)];
    const PortalSide& from = portal.sides[std::size_t(direction)];
    const PortalSide& to = portal.sides[std::size_t(1 - direction)];
    const double t = nearest_parameter(from.line, to_double(here));
    const double width_m = to.line.length_m();
    const double margin = std::min(0.5, 0.25 / width_m);
    const float room_m = landing_room_m + more_room_for(radius_m);
    // Who crowds into the mouth of a lane does not bar it for the one who has been served.
    const bool is_lane = portal.kind == PortalKind::lane;
    const PortalSide* beyond = is_lane ? &to : nullptr;
    const double step_m = is_lane ? lane_step_m : connector_step_m;
    const int looks = static_cast<int>(reach_m / look_every_m + 1e-6);
    for (int k = 0; k <= 2 * looks; ++k) {
        const double aside_m = look_every_m * ((k + 1) / 2) * (k % 2 == 1 ? 1 : -1);
        const double at_t = std::clamp(t + aside_m / width_m, margin, 1 - margin);
        const Vec2f spot = to_float(to.line.at(at_t) + to.into * step_m);
        if (is_free(world, to.plane, spot, room_m, beyond)) return Landing{to.plane, spot, (at_t - t) * width_m};
    }
    return std::nullopt;
}

}  // namespace tidegate
