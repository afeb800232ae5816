#include "sensors/region.h"

#include <algorithm>
#include <cmath>

namespace tidegate {
namespace {

constexpr double cell_m = 0.5;
constexpr double most_cells = 250000;

double width_for(std::span<const Polygon> polygons) {
    const CellFrame frame = frame_around(polygons, cell_m);
    const double cells = 1.0 * frame.columns * frame.rows;
    return cell_m * std::max(1.0, std::sqrt(cells / most_cells));
}

/// Marks every cell that the side from a to b may touch.
void mark_side(const CellFrame& frame, Vec2 a, Vec2 b, std::vector<CellKind>& kind) {
    constexpr double hair = 1e-6;  // of a cell: a side on the border of two cells touches both
    Vec2 p = (a - frame.corner) * (1 / frame.cell_m), q = (b - frame.corner) * (1 / frame.cell_m);
    if (p.y > q.y) std::swap(p, q);
    const auto row_of = [&](double y) {
        return std::clamp(static_cast<int>(std::floor(y)), 0, frame.rows - 1);
    };
    const auto column_of = [&](double x) {
        return std::clamp(static_cast<int>(std::floor(x)), 0, frame.columns - 1);
    };
    const double slope = q.y - p.y > hair ? (q.x - p.x) / (q.y - p.y) : 0;
    const int last = row_of(q.y + hair);
    for (int row = row_of(p.y - hair); row <= last; ++row) {
        double x0 = p.x, x1 = q.x;
        if (slope != 0) {
            x0 = p.x + slope * (std::clamp(row - hair, p.y, q.y) - p.y);
            x1 = p.x + slope * (std::clamp(row + 1 + hair, p.y, q.y) - p.y);
        }
        const int right = column_of(std::max(x0, x1) + hair);
        for (int column = column_of(std::min(x0, x1) - hair); column <= right; ++column)
            kind[static_cast<std::size_t>(row) * frame.columns + column] = CellKind::unknown;
    }
}

/// Sums over all cells before (column, row), so that any box of cells is four look-ups.
std::vector<std::int32_t> sums_of(const Region& region, CellKind but) {
    const auto columns = static_cast<std::size_t>(region.frame.columns);
    const auto rows = static_cast<std::size_t>(region.frame.rows);
    std::vector<std::int32_t> sums((columns + 1) * (rows + 1), 0);
    for (std::size_t row = 0; row < rows; ++row) {
        std::int32_t in_row = 0;
        for (std::size_t column = 0; column < columns; ++column) {
            in_row += region.kind[row * columns + column] != but;
            sums[(row + 1) * (columns + 1) + column + 1] =
                sums[row * (columns + 1) + column + 1] + in_row;
        }
    }
    return sums;
}

}  // namespace

std::vector<Polygon> moved(std::span<const Polygon> polygons, Vec2 origin) {
    std::vector<Polygon> result(polygons.begin(), polygons.end());
    for (Polygon& polygon : result) {
        for (Vec2& p : polygon.outer) p = p - origin;
        for (Ring& hole : polygon.holes)
            for (Vec2& p : hole) p = p - origin;
    }
    return result;
}

Region make_region(std::span<const Polygon> polygons, Vec2 origin) {
    Region region;
    region.polygons = moved(polygons, origin);
    region.frame = frame_around(region.polygons, width_for(region.polygons));
    const std::vector<double> covered = covered_m2(region.frame, region.polygons, {});
    const double half_m2 = 0.5 * region.frame.cell_m * region.frame.cell_m;
    for (const double m2 : covered)
        region.kind.push_back(m2 > half_m2 ? CellKind::inside : CellKind::outside);
    if (region.kind.empty()) return region;
    const auto mark = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i)
            mark_side(region.frame, ring[i], ring[(i + 1) % ring.size()], region.kind);
    };
    for (const Polygon& polygon : region.polygons) {
        mark(polygon.outer);
        for (const Ring& hole : polygon.holes) mark(hole);
    }
    region.not_inside = sums_of(region, CellKind::inside);
    region.not_outside = sums_of(region, CellKind::outside);
    return region;
}

bool contains(const Region& region, Vec2 p) {
    const Vec2 at = (p - region.frame.corner) * (1 / region.frame.cell_m);
    if (!(at.x >= 0 && at.y >= 0 && at.x < region.frame.columns && at.y < region.frame.rows))
        return false;
    const auto cell =
        static_cast<std::size_t>(at.y) * region.frame.columns + static_cast<std::size_t>(at.x);
    const CellKind kind = region.kind[cell];
    if (kind != CellKind::unknown) return kind == CellKind::inside;
    return is_inside(region.polygons, p);
}

CellKind where_is(const Region& region, Vec2 low, Vec2 high) {
    const CellFrame& frame = region.frame;
    const Vec2 a = (low - frame.corner) * (1 / frame.cell_m),
               b = (high - frame.corner) * (1 / frame.cell_m);
    if (region.kind.empty() || !(b.x >= 0 && b.y >= 0 && a.x <= frame.columns && a.y <= frame.rows))
        return CellKind::outside;
    const auto cut = [](double v, int most) {
        return static_cast<std::size_t>(std::clamp(std::floor(v), 0.0, 1.0 * most));
    };
    const std::size_t x0 = cut(a.x, frame.columns), y0 = cut(a.y, frame.rows);
    const std::size_t x1 = cut(b.x + 1, frame.columns), y1 = cut(b.y + 1, frame.rows);
    const std::size_t width = static_cast<std::size_t>(frame.columns) + 1;
    const auto count = [&](const std::vector<std::int32_t>& sums) {
        return sums[y1 * width + x1] - sums[y0 * width + x1] - sums[y1 * width + x0] +
               sums[y0 * width + x0];
    };
    if (count(region.not_outside) == 0) return CellKind::outside;
    const bool within = a.x >= 0 && a.y >= 0 && b.x <= frame.columns && b.y <= frame.rows;
    return within && count(region.not_inside) == 0 ? CellKind::inside : CellKind::unknown;
}

}  // namespace tidegate
