#include "navigation/walls.h"

#include <algorithm>
#include <limits>

namespace tidegate {
namespace {

constexpr double reach_m = 0.7;  // how far the floor goes on behind a mouth
constexpr double tolerance_m =
    0.35;  // lines lie within 0.3 m of the border (venue check), and rounding
constexpr double parallel = 0.8;  // cosine above which a border edge counts as facing the mouth

void add_ring(const Ring& ring, std::vector<Segment>& border) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Segment edge{ring[i], ring[(i + 1) % ring.size()]};
        if (edge.length_m() > 1e-9) border.push_back(edge);
    }
}

/// One mouth being cut out; coordinates (along the line, out of the floor).
struct Cutter {
    const Mouth& mouth;
    Vec2 along, out;
    double width_m;
    double limit_m = std::numeric_limits<double>::infinity();  ///< where other floor begins behind
    Vec2 first{std::numeric_limits<double>::infinity(), 0};    ///< ends of what was cut out
    Vec2 last{-std::numeric_limits<double>::infinity(), 0};

    explicit Cutter(const Mouth& m)
        : mouth(m), along(m.line.direction()), out(m.into * -1.0), width_m(m.line.length_m()) {}

    Vec2 local(Vec2 p) const { return {dot(p - mouth.line.a, along), dot(p - mouth.line.a, out)}; }
    Vec2 global(Vec2 q) const { return mouth.line.a + along * q.x + out * q.y; }

    /// Part of the edge beside the mouth, as parameters of the edge; empty when low >= high.
    Vec2 beside(const Segment& edge) const {
        const double from = local(edge.a).x, to = local(edge.b).x;
        if (std::abs(to - from) < 1e-9) return {1, 0};
        const double t0 = (0 - from) / (to - from), t1 = (width_m - from) / (to - from);
        return {std::max(0.0, std::min(t0, t1)), std::min(1.0, std::max(t0, t1))};
    }
    double facing(const Segment& edge) const { return dot(edge.right_normal() * -1.0, mouth.into); }

    void find_limit(const std::vector<Segment>& border) {
        for (const Segment& edge : border) {
            const Vec2 part = beside(edge);
            if (facing(edge) > -0.3 || (part.y - part.x) * edge.length_m() < 0.02) continue;
            const double depth = std::min(local(edge.at(part.x)).y, local(edge.at(part.y)).y);
            if (depth > 0.01) limit_m = std::min(limit_m, depth);
        }
    }

    void note(Vec2 q) {
        if (q.x < first.x) first = q;
        if (q.x > last.x) last = q;
    }

    /// Cuts one wall; what is left goes to `left`.
    void cut(const Segment& wall, std::vector<Segment>& left) {
        const Vec2 part = beside(wall);
        const double depth = local(wall.at(0.5 * (part.x + part.y))).y;
        const bool is_mouth = facing(wall) > parallel && part.x < part.y &&
                              std::abs(depth) <= tolerance_m && depth < limit_m;
        if (!is_mouth) {
            left.push_back(wall);
            return;
        }
        note(local(wall.at(part.x)));
        note(local(wall.at(part.y)));
        const double length = wall.length_m();
        if (part.x * length > 1e-6) left.push_back({wall.a, wall.at(part.x)});
        if ((1 - part.y) * length > 1e-6) left.push_back({wall.at(part.y), wall.b});
    }

    void extend(Walls& walls) const {
        if (!(first.x < last.x)) return;
        const double near = std::min(first.y, last.y);
        const double far = std::min(reach_m, 0.5 * (near + limit_m));
        walls.segments.push_back({global(first), global({first.x, far})});
        walls.segments.push_back({global(last), global({last.x, far})});
        walls.extensions.push_back({.corner = global({first.x, 0}),
                                    .along = along,
                                    .out = out,
                                    .width_m = last.x - first.x,
                                    .near_m = near,
                                    .far_m = far});
    }
};

}  // namespace

Walls make_walls(const Plane& plane, std::span<const Mouth> mouths) {
    Walls walls;
    for (const Polygon& polygon : plane.floor) {
        add_ring(polygon.outer, walls.border);
        for (const Ring& hole : polygon.holes) add_ring(hole, walls.border);
    }
    walls.segments = walls.border;
    for (const Mouth& mouth : mouths) {
        Cutter cutter(mouth);
        cutter.find_limit(walls.border);
        std::vector<Segment> left;
        left.reserve(walls.segments.size());
        for (const Segment& wall : walls.segments) cutter.cut(wall, left);
        walls.segments = std::move(left);
        cutter.extend(walls);
    }
    std::erase_if(walls.segments, [](const Segment& s) { return s.length_m() < 1e-6; });
    return walls;
}

}  // namespace tidegate
