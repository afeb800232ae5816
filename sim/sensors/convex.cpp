#include "sensors/convex.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tidegate {
namespace {

template <class F>
void for_each_side(const Convex& polygon, F&& f) {
    for (std::size_t i = 0; i < polygon.size(); ++i)
        f(polygon[i], polygon[i + 1 < polygon.size() ? i + 1 : 0]);
}

double sector_m2(Vec2 a, Vec2 b, double radius2) {
    return 0.5 * radius2 * std::atan2(cross(a, b), dot(a, b));
}

/// Signed area of what the triangle (0, a, b) and the disc have in common.
double part_in_disc_m2(Vec2 a, Vec2 b, double radius2) {
    const Vec2 d = b - a;
    const double square = dot(d, d), half = dot(a, d);
    const double root2 = half * half - square * (dot(a, a) - radius2);
    if (square <= 0) return 0;
    if (root2 <= 0) return sector_m2(a, b, radius2);
    const double root = std::sqrt(root2);
    const double enters = (-half - root) / square, leaves = (-half + root) / square;
    if (enters >= 1 || leaves <= 0) return sector_m2(a, b, radius2);
    const Vec2 p = enters > 0 ? a + d * enters : a, q = leaves < 1 ? a + d * leaves : b;
    double area = 0.5 * cross(p, q);
    if (enters > 0) area += sector_m2(a, p, radius2);
    if (leaves < 1) area += sector_m2(q, b, radius2);
    return area;
}

}  // namespace

bool clip(Convex& polygon, Vec2 normal, double limit, Convex& spare) {
    const auto beyond = [&](Vec2 p) { return dot(normal, p) - limit; };
    if (std::none_of(polygon.begin(), polygon.end(), [&](Vec2 p) { return beyond(p) > 0; }))
        return false;
    spare.clear();
    Vec2 a = polygon.back();
    double beyond_a = beyond(a);
    for (const Vec2 b : polygon) {
        const double beyond_b = beyond(b);
        if ((beyond_a > 0) != (beyond_b > 0))
            spare.push_back(a + (b - a) * (beyond_a / (beyond_a - beyond_b)));
        if (beyond_b <= 0) spare.push_back(b);
        a = b, beyond_a = beyond_b;
    }
    polygon.swap(spare);
    return true;
}

double area_m2(const Convex& polygon) {
    double twice = 0;
    for_each_side(polygon, [&](Vec2 a, Vec2 b) { twice += cross(a, b); });
    return 0.5 * twice;
}

double area_in_disc_m2(const Convex& polygon, double radius_m) {
    const double radius2 = radius_m * radius_m;
    if (std::all_of(polygon.begin(), polygon.end(), [&](Vec2 p) { return dot(p, p) <= radius2; }))
        return area_m2(polygon);
    double area = 0;
    for_each_side(polygon, [&](Vec2 a, Vec2 b) { area += part_in_disc_m2(a, b, radius2); });
    return std::max(0.0, area);
}

Stretch stretch_at(const Convex& polygon, double radius_m, double y) {
    const double half2 = radius_m * radius_m - y * y;
    if (half2 <= 0) return {};
    constexpr double far = std::numeric_limits<double>::infinity();
    Stretch stretch{far, -far};
    for_each_side(polygon, [&](Vec2 a, Vec2 b) {
        if (std::min(a.y, b.y) > y || std::max(a.y, b.y) < y) return;
        const double share = a.y == b.y ? 0 : (y - a.y) / (b.y - a.y);
        const double x = a.x + (b.x - a.x) * share, other_x = a.y == b.y ? b.x : x;
        stretch.low = std::min({stretch.low, x, other_x});
        stretch.high = std::max({stretch.high, x, other_x});
    });
    const double half = std::sqrt(half2);
    return {std::max(stretch.low, -half), std::min(stretch.high, half)};
}

double distance_to_origin_m(const Convex& polygon) {
    double nearest = std::numeric_limits<double>::infinity();
    bool is_inside = !polygon.empty();
    for_each_side(polygon, [&](Vec2 a, Vec2 b) {
        nearest = std::min(nearest, distance_m({a, b}, {0, 0}));
        is_inside = is_inside && cross(a, b) >= 0;
    });
    return is_inside ? 0 : nearest;
}

}  // namespace tidegate
