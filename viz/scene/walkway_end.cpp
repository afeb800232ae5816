#include "viz/scene/walkway_end.h"

#include <algorithm>

namespace tidegate::viz {

namespace {

constexpr double most_shown_m = 10;

// From the door's middle, `out_m` away from the door and `left_m` to the left of those who walk along the walkway.
Vec2 from_door(const WalkwayEnd& end, double out_m, double left_m) {
    const Segment& door = end.is_lower ? end.walkway->lower_line : end.walkway->upper_line;
    const Vec2 ahead = door.right_normal();
    return door.middle() + ahead * (end.is_lower ? out_m : -out_m) + door.direction() * left_m;
}

}  // namespace

double WalkwayEnd::shown_m() const { return std::min(most_shown_m, walkway->length_m / 2); }

std::optional<Vec2> WalkwayEnd::place(Vec2 unrolled) const {
    const double out_m = is_lower ? unrolled.x : walkway->length_m - unrolled.x;
    if (out_m > shown_m()) return {};
    return from_door(*this, out_m, unrolled.y - walkway->width_m / 2);
}

std::array<Vec2, 4> WalkwayEnd::corners() const {
    const double half_m = walkway->width_m / 2, far_m = shown_m();
    return {from_door(*this, 0, -half_m), from_door(*this, 0, half_m), from_door(*this, far_m, half_m),
            from_door(*this, far_m, -half_m)};
}

std::vector<WalkwayEnd> walkway_ends(const ConnectorDef& walkway, LevelId level) {
    std::vector<WalkwayEnd> ends;
    if (walkway.kind != ConnectorKind::walkway) return ends;
    if (walkway.lower_level == level) ends.push_back({&walkway, true});
    if (walkway.upper_level == level) ends.push_back({&walkway, false});
    return ends;
}

}  // namespace tidegate::viz
