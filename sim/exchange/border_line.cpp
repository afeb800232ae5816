#include "exchange/border_line.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tidegate {
namespace {

constexpr double least_share = 0.8;  // of the width wanted
constexpr double side_m = 0.4;       // before and behind the line: more than a wall is thick

double ring_length_m(const Ring& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) sum += length(ring[(i + 1) % ring.size()] - ring[i]);
    return sum;
}

Vec2 at_arc(const Ring& ring, double s, double all_m) {
    s = std::fmod(std::fmod(s, all_m) + all_m, all_m);
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Segment edge{ring[i], ring[(i + 1) % ring.size()]};
        const double edge_m = edge.length_m();
        if (s <= edge_m && edge_m > 0) return edge.at(s / edge_m);
        s -= edge_m;
    }
    return ring.front();
}

struct Nearest {
    const Ring* ring = nullptr;
    double arc_m = 0;
    double distance_m = std::numeric_limits<double>::infinity();
};

void look(const Ring& ring, Vec2 near, Nearest& best) {
    double arc_m = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Segment edge{ring[i], ring[(i + 1) % ring.size()]};
        const double away_m = distance_m(edge, near);
        if (away_m < best.distance_m) {
            best = {&ring, arc_m + nearest_parameter(edge, near) * edge.length_m(), away_m};
        }
        arc_m += edge.length_m();
    }
}

bool is_straight(const Segment& line, const BorderLine& wanted, const Shape& border) {
    if (line.length_m() < least_share * wanted.width_m) return false;
    for (const double t : {0.1, 0.2, 0.4, 0.5, 0.6, 0.8, 0.9}) {
        if (border.distance_m(line.at(t)) > wanted.crooked_m) return false;
    }
    return true;
}

// A thin wall with floor behind it is no way out: people on the wrong side would head for it.
bool has_floor_on_one_side(const Segment& line, const Shape& floor) {
    for (const double t : {0.1, 0.5, 0.9}) {
        const Vec2 side = line.right_normal() * side_m;
        const bool right = floor.distance_m(line.at(t) + side) <= 0;
        const bool left = floor.distance_m(line.at(t) - side) <= 0;
        if (right == left) return false;
    }
    return true;
}

}  // namespace

std::optional<Segment> line_on_border(const Shape& floor, const BorderLine& wanted) {
    const std::vector<Polygon> polygons = floor.to_polygons();
    Nearest best;
    for (const Polygon& polygon : polygons) {
        look(polygon.outer, wanted.near, best);
        for (const Ring& hole : polygon.holes) look(hole, wanted.near, best);
    }
    if (best.ring == nullptr || best.distance_m > wanted.reach_m) return {};
    const double all_m = ring_length_m(*best.ring);
    const double half_m = wanted.width_m / 2;
    const Shape border = floor.border();
    for (const double share : {0.0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75, 1.0, -1.0, 1.5, -1.5}) {
        const double middle_m = best.arc_m + share * wanted.width_m;
        const Segment line{at_arc(*best.ring, middle_m - half_m, all_m), at_arc(*best.ring, middle_m + half_m, all_m)};
        if (all_m > 4 * half_m && is_straight(line, wanted, border) && has_floor_on_one_side(line, floor)) return line;
    }
    return {};
}

Shape box_about(const Segment& line, double depth_m) {
    const Vec2 n = line.right_normal() * (depth_m / 2);
    return Shape::polygon({{line.a + n, line.b + n, line.b - n, line.a - n}, {}});
}

Shape box_before(const Segment& line, Vec2 out, double depth_m) {
    const Vec2 far = out * depth_m;
    return Shape::polygon({{line.a, line.b, line.b + far, line.a + far}, {}});
}

}  // namespace tidegate
