#include "navigation/travel_field.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tidegate {
namespace {

/// The square of nodes around p, given by its lower-left node (which may lie off the grid).
struct Square {
    int ix, iy;
    float fx, fy;
};
Square square_around(const TravelField& field, Vec2f p) {
    const float gx = (p.x - field.corner.x) / field.cell_m,
                gy = (p.y - field.corner.y) / field.cell_m;
    int ix = static_cast<int>(gx), iy = static_cast<int>(gy);
    ix -= gx < static_cast<float>(ix);  // rounds down also below zero
    iy -= gy < static_cast<float>(iy);
    return {ix, iy, gx - static_cast<float>(ix), gy - static_cast<float>(iy)};
}

/// Calls f(node, weight) for the square's nodes that lie on the grid.
template <class F>
void for_corners(const TravelField& field, const Square& s, F&& f) {
    for (int corner = 0; corner < 4; ++corner) {
        const int dx = corner & 1, dy = corner >> 1;
        const int ix = s.ix + dx, iy = s.iy + dy;
        if (ix < 0 || iy < 0 || ix >= field.nx || iy >= field.ny) continue;
        const float weight = (dx ? s.fx : 1 - s.fx) * (dy ? s.fy : 1 - s.fy);
        f(static_cast<std::size_t>(iy * field.nx + ix), weight);
    }
}

/// What the nearest node of the zone within three spacings knows, its distance made longer by the way there; ties
/// by node.
Course course_of_nearest(const TravelField& field, const Square& s) {
    constexpr int ring = 3;
    float best = static_cast<float>(ring * ring);
    Course course;
    for (int iy = std::max(0, s.iy - ring); iy <= std::min(field.ny - 1, s.iy + 1 + ring); ++iy) {
        for (int ix = std::max(0, s.ix - ring); ix <= std::min(field.nx - 1, s.ix + 1 + ring);
             ++ix) {
            const FieldNode& node = field.nodes[static_cast<std::size_t>(iy * field.nx + ix)];
            const Vec2f away{static_cast<float>(ix - s.ix) - s.fx,
                             static_cast<float>(iy - s.iy) - s.fy};
            if (node.direction() == Vec2f{} || dot(away, away) >= best) continue;
            best = dot(away, away);
            course.distance_m = field.distance_at(node) + std::sqrt(best) * field.cell_m;
            course.direction = unit(node.direction());
        }
    }
    return course;
}

/// Where all four nodes are reached and agree, which is nearly everywhere: no branches, and distances stay whole
/// numbers until the end. Whether that is so here.
bool course_inside(const TravelField& field, const Square& s, Course& course) {
    if (s.ix < 0 || s.iy < 0 || s.ix + 1 >= field.nx || s.iy + 1 >= field.ny) return false;
    const FieldNode* low = field.nodes.data() + static_cast<std::size_t>(s.iy * field.nx + s.ix);
    const FieldNode* high = low + field.nx;
    const std::uint16_t farthest =
        std::max(std::max(low[0].distance, low[1].distance), std::max(high[0].distance, high[1].distance));
    if (farthest == FieldNode::unreached) return false;
    const auto between = [&](auto&& value) {
        const float below = value(low[0]) * (1 - s.fx) + value(low[1]) * s.fx;
        const float above = value(high[0]) * (1 - s.fx) + value(high[1]) * s.fx;
        return below * (1 - s.fy) + above * s.fy;
    };
    const Vec2f way{between([](const FieldNode& n) { return float(n.x); }),
                    between([](const FieldNode& n) { return float(n.y); })};
    const float size2 = dot(way, way);
    if (!(size2 > FieldNode::cancelled2)) return false;
    course.distance_m = between([](const FieldNode& n) { return float(n.distance); }) * field.unit_m;
    course.direction = way * (1 / std::sqrt(size2));
    return true;
}

}  // namespace

Course TravelField::course(Vec2f p) const {
    if (nx == 0) return {};
    const Square square = square_around(*this, p);
    Course inside;
    if (course_inside(*this, square, inside)) return inside;
    float sum = 0, weights = 0;
    Vec2f way;
    for_corners(*this, square, [&](std::size_t row, float weight) {
        const FieldNode& node = nodes[row];
        if (!node.is_reached()) return;
        sum += weight * distance_at(node);
        weights += weight;
        way += node.direction() * weight;
    });
    const float size = length(way);
    if (!(weights > 0) || size <= FieldNode::cancelled) {
        const Course nearest = course_of_nearest(*this, square);
        if (!(weights > 0)) return nearest;
        return {sum / weights, nearest.direction};
    }
    return {sum / weights, way * (1 / size)};
}

}  // namespace tidegate
