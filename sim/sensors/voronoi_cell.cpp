#include "sensors/voronoi_cell.h"

#include <algorithm>
#include <limits>

namespace tidegate {
namespace {

constexpr double least_way_m =
    1e-6;  // two pieces that touch in less than this do not hang together
constexpr double least_piece_m2 = 1e-12;

struct Box {
    Vec2 low, high;
};

Box box_of(const Convex& polygon) {
    constexpr double far = std::numeric_limits<double>::infinity();
    Box box{{far, far}, {-far, -far}};
    for (const Vec2 p : polygon) {
        box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
        box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
    }
    return box;
}

/// Keeps what lies in the trapezoid seen from p. Returns whether anything was cut off.
bool clip_to(Convex& polygon, const Trapezoid& z, Vec2 p, Convex& spare) {
    bool cuts = clip(polygon, {0, -1}, p.y - z.y0, spare);
    cuts |= clip(polygon, {0, 1}, z.y1 - p.y, spare);
    const double height = z.y1 - z.y0;
    const Vec2 left{-height, z.left1 - z.left0}, right{height, z.right0 - z.right1};
    cuts |= clip(polygon, left, dot(left, Vec2{z.left0, z.y0} - p), spare);
    cuts |= clip(polygon, right, dot(right, Vec2{z.right0, z.y0} - p), spare);
    return cuts;
}

double common_m2(const Convex& piece, const Trapezoids& area, Vec2 p, double radius_m,
                 CellRoom& room) {
    const Box box = box_of(piece);
    double sum = 0;
    for_each_in_box(area, box.low + p, box.high + p, [&](std::int32_t t) {
        room.part = piece;
        clip_to(room.part, area.list[static_cast<std::size_t>(t)], p, room.spare);
        sum += area_in_disc_m2(room.part, radius_m);
    });
    return sum;
}

/// The trapezoid that holds p, or else the one whose part of the cell is nearest; -1: the cell has
/// no floor.
int first_piece(const Trapezoids& floor, Vec2 p, double radius_m, CellRoom& room) {
    int found = trapezoid_at(floor, p);
    if (found >= 0) return found;
    double nearest_m = std::numeric_limits<double>::infinity();
    const Box box = box_of(room.cell);
    for_each_in_box(floor, box.low + p, box.high + p, [&](std::int32_t t) {
        room.piece = room.cell;
        clip_to(room.piece, floor.list[static_cast<std::size_t>(t)], p, room.spare);
        if (area_in_disc_m2(room.piece, radius_m) < least_piece_m2) return;
        const double away_m = distance_to_origin_m(room.piece);
        if (away_m < nearest_m) found = t, nearest_m = away_m;
    });
    return found;
}

/// Whether the cell goes on from one trapezoid to the next through their contact.
bool goes_on(const Convex& cell, const Contact& contact, Vec2 p, double radius_m) {
    const Stretch line = stretch_at(cell, radius_m, contact.y - p.y);
    const Stretch open{std::max(line.low, contact.low_x - p.x),
                       std::min(line.high, contact.high_x - p.x)};
    return open.length_m() > least_way_m;
}

}  // namespace

void voronoi_cell(const NearPeople& people, Vec2 p, double radius_m, CellRoom& room) {
    Convex& cell = room.cell;
    const double r = radius_m;
    cell.assign({{-r, -r}, {r, -r}, {r, r}, {-r, r}});
    double farthest2 = r * r;  // of what matters: beyond the disc nothing does
    for_each_nearest(
        people, p, [&] { return 2 * std::sqrt(farthest2); },
        [&](Vec2 q) {
            const Vec2 d = q - p;
            const double distance2 = dot(d, d);
            if (distance2 == 0 || distance2 >= 4 * farthest2) return;
            if (!clip(cell, d, 0.5 * distance2, room.spare)) return;
            double corner2 = 0;
            for (const Vec2 c : cell) corner2 = std::max(corner2, dot(c, c));
            farthest2 = std::min(r * r, corner2);
        });
}

CellArea area_of_cell(const Trapezoids& floor, const Trapezoids& area, Vec2 p, double radius_m,
                      CellRoom& room) {
    CellArea result;
    const int first = first_piece(floor, p, radius_m, room);
    if (first < 0) return result;
    room.to_visit.assign(1, first);
    room.seen.assign(1, first);
    while (!room.to_visit.empty()) {
        const auto row = static_cast<std::size_t>(room.to_visit.back());
        room.to_visit.pop_back();
        room.piece = room.cell;
        const bool cuts = clip_to(room.piece, floor.list[row], p, room.spare);
        result.own_m2 += area_in_disc_m2(room.piece, radius_m);
        result.in_area_m2 += common_m2(room.piece, area, p, radius_m, room);
        if (!cuts) break;
        for (auto c = floor.first_contact[row]; c < floor.first_contact[row + 1]; ++c) {
            const Contact& contact = floor.contacts[static_cast<std::size_t>(c)];
            const bool is_new =
                std::find(room.seen.begin(), room.seen.end(), contact.other) == room.seen.end();
            if (!is_new || !goes_on(room.cell, contact, p, radius_m)) continue;
            room.seen.push_back(contact.other);
            room.to_visit.push_back(contact.other);
        }
    }
    return result;
}

}  // namespace tidegate
