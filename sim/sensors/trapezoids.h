#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "sensors/cell_cover.h"

namespace tidegate {

/// A convex piece of floor between two heights; its sides are straight: x at y0 and at y1.
struct Trapezoid {
    double y0 = 0, y1 = 0;
    double left0 = 0, left1 = 0, right0 = 0, right1 = 0;

    double left_at(double y) const { return left0 + (left1 - left0) * ((y - y0) / (y1 - y0)); }
    double right_at(double y) const { return right0 + (right1 - right0) * ((y - y0) / (y1 - y0)); }
};

/// A stretch of horizontal line along which one trapezoid goes on in another.
struct Contact {
    std::int32_t other = -1;
    double y = 0, low_x = 0, high_x = 0;
};

/// A floor cut into trapezoids without gap or overlap, so that what is done with a concave floor
/// with holes is done with a few convex pieces (the trapezoidal decomposition of computational
/// geometry, de Berg et al. 2008, chapter 6, with all pieces of equal sides joined).
struct Trapezoids {
    std::vector<Trapezoid> list;
    std::vector<std::int32_t> first_contact;  ///< [list + 1] row of contacts
    std::vector<Contact> contacts;
    CellFrame tiles;                          ///< coarse cells, to find the trapezoids near a place
    std::vector<std::int32_t> first_in_tile;  ///< [tiles + 1] row of in_tile
    std::vector<std::int32_t> in_tile;        ///< rows of list whose bounding box meets the tile
};

/// Polygons that are valid and do not overlap; heights nearer than 1e-7 m count as one. n log n in
/// corners, times the sides that one horizontal line meets.
Trapezoids make_trapezoids(std::span<const Polygon> polygons);

/// The trapezoid that holds p, borders included; -1: none.
int trapezoid_at(const Trapezoids& trapezoids, Vec2 p);

/// Calls f(row) once for each trapezoid whose bounding box meets the box, by tile, then by row.
template <class F>
void for_each_in_box(const Trapezoids& trapezoids, Vec2 low, Vec2 high, F&& f) {
    if (trapezoids.list.empty()) return;
    const CellFrame& tiles = trapezoids.tiles;
    const auto cut = [&](double v, double corner, int cells) {
        const double cell = (v - corner) / tiles.cell_m;
        return cell < 0 ? 0 : (cell >= cells ? cells - 1 : static_cast<int>(cell));
    };
    const int left = cut(low.x, tiles.corner.x, tiles.columns),
              right = cut(high.x, tiles.corner.x, tiles.columns);
    const int bottom = cut(low.y, tiles.corner.y, tiles.rows),
              top = cut(high.y, tiles.corner.y, tiles.rows);
    for (int row = bottom; row <= top; ++row) {
        for (int column = left; column <= right; ++column) {
            const auto tile = static_cast<std::size_t>(row) * tiles.columns + column;
            for (auto k = trapezoids.first_in_tile[tile]; k < trapezoids.first_in_tile[tile + 1];
                 ++k) {
                const std::int32_t t = trapezoids.in_tile[static_cast<std::size_t>(k)];
                const Trapezoid& z = trapezoids.list[static_cast<std::size_t>(t)];
                const double x0 = z.left0 < z.left1 ? z.left0 : z.left1;
                const double x1 = z.right0 > z.right1 ? z.right0 : z.right1;
                if (x0 > high.x || x1 < low.x || z.y0 > high.y || z.y1 < low.y) continue;
                // One that lies in several tiles is met in the first of them only.
                const int own_column = cut(x0 > low.x ? x0 : low.x, tiles.corner.x, tiles.columns);
                const int own_row = cut(z.y0 > low.y ? z.y0 : low.y, tiles.corner.y, tiles.rows);
                if (own_column == column && own_row == row) f(t);
            }
        }
    }
}

}  // namespace tidegate
