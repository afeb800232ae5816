#include "navigation/field_seeds.h"

#include <algorithm>
#include <cmath>

namespace tidegate {
namespace {

/// Whether the way straight from p to q stays on the floor; 0.07 m inside a wall is allowed for
/// nodes on walls and for lines whose ends stand in one. A barrier of 0.2 m is 0.1 m deep.
bool sees(const LevelRaster& raster, Vec2 p, Vec2 q) {
    constexpr double step_m = 0.05;
    const int steps = static_cast<int>(length(q - p) / step_m) + 1;
    for (int i = 1; i < steps; ++i) {
        const Vec2 at = p + (q - p) * (static_cast<double>(i) / steps);
        if (raster.distance(to_float(at)) < -0.07f) return false;
    }
    return true;
}

/// Decided as in fill_cut, so that a node on the line itself is a seed only for the side it is
/// linked to.
bool is_on_side(const PortalSide& side, Vec2 p) {
    const Vec2 along = side.line.direction();
    return (cross(along, p - side.line.a) > 0) == (cross(along, side.into) > 0);
}

struct Reach {
    double ahead_m;
    double behind_m;
    bool must_see;
};

/// Seeds ahead of the line, in order of node, that links join to those right before it: what lies beyond a rail is near
/// the line, too, but not before it. All of them where none is right before it.
std::vector<EikonalSeed> joined_to_line(const ZoneGrid& zone, const std::vector<EikonalSeed>& seeds,
                                        const std::vector<std::uint8_t>& is_before) {
    std::vector<std::uint8_t> is_joined = is_before;
    std::vector<std::size_t> due;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        if (is_before[i] != 0) due.push_back(i);
    }
    if (due.empty()) return seeds;
    const auto join = [&](int node) {
        const auto at = std::lower_bound(seeds.begin(), seeds.end(), node,
                                         [](const EikonalSeed& seed, int n) { return seed.node < n; });
        const auto i = static_cast<std::size_t>(at - seeds.begin());
        if (at == seeds.end() || at->node != node || is_joined[i] != 0) return;
        is_joined[i] = 1;
        due.push_back(i);
    };
    while (!due.empty()) {
        const int node = seeds[due.back()].node;
        due.pop_back();
        const std::uint8_t links = zone.grid.links[static_cast<std::size_t>(node)];
        if ((links & EikonalGrid::left) != 0) join(node - 1);
        if ((links & EikonalGrid::right) != 0) join(node + 1);
        if ((links & EikonalGrid::down) != 0) join(node - zone.grid.nx);
        if ((links & EikonalGrid::up) != 0) join(node + zone.grid.nx);
    }
    std::vector<EikonalSeed> joined;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        if (is_joined[i] != 0) joined.push_back(seeds[i]);
    }
    return joined;
}

std::vector<EikonalSeed> seeds_within(const ZoneGrid& zone, const LevelRaster& raster,
                                      const PortalSide& side, const Reach& reach) {
    std::vector<EikonalSeed> ahead, behind;
    std::vector<std::uint8_t> is_before;
    for_nodes_near(
        zone, raster, side.line, std::max(reach.ahead_m, reach.behind_m), [&](int node, Vec2 p) {
            const double depth = dot(p - side.line.a, side.into);
            const double away = distance_m(side.line, p);
            const double t = nearest_parameter(side.line, p);
            const Vec2 nearest = side.line.at(t);
            if (!is_on_side(side, p)) {
                const bool right_behind = away <= reach.behind_m && std::abs(depth + away) < 1e-3;
                if (right_behind && sees(raster, p, nearest)) behind.push_back({node, 0});
                return;
            }
            if (away > reach.ahead_m) return;
            if (reach.must_see && !sees(raster, p, nearest)) return;
            const float slowness = zone.grid.slowness[static_cast<std::size_t>(node)];
            ahead.push_back({node, static_cast<float>(away) * slowness});
            is_before.push_back(t > 0 && t < 1 && away < 1.5 * zone.grid.spacing_m ? 1 : 0);
        });
    std::vector<EikonalSeed> seeds = joined_to_line(zone, ahead, is_before);
    seeds.insert(seeds.end(), behind.begin(), behind.end());
    return seeds;
}

}  // namespace

std::vector<EikonalSeed> seeds_at(const ZoneGrid& zone, const LevelRaster& raster,
                                  const PortalSide& side, bool floor_goes_on) {
    const double behind_m = floor_goes_on ? 1.0 : 0.0;
    std::vector<EikonalSeed> seeds = seeds_within(zone, raster, side, {0.5, behind_m, true});
    if (seeds.empty()) seeds = seeds_within(zone, raster, side, {1.0, behind_m, false});
    return seeds;
}

Vec2 direction_across(const PortalSide& side, Vec2 p) {
    constexpr double clear_m = 0.25;
    constexpr double beyond_m = 0.3;  // aim this far behind the line, so that nobody slows on it
    const double width = side.line.length_m();
    const Vec2 along = side.line.direction();
    const double at = dot(p - side.line.a, along), depth = dot(p - side.line.a, side.into);
    const double clear = std::min(clear_m, 0.5 * width);
    const double aim_at = std::clamp(at, clear, width - clear);
    // From beside the line, first along the wall to where it can be crossed.
    const bool is_before_line = at >= 0 && at <= width;
    const double aim_depth =
        is_before_line ? std::min(0.0, depth) - beyond_m : std::min(depth, 0.2);
    return unit(along * (aim_at - at) + side.into * (aim_depth - depth));
}

}  // namespace tidegate
