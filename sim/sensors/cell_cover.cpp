#include "sensors/cell_cover.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tidegate {
namespace {

constexpr int lines_per_cell = 32;

struct Interval {
    double begin, end;
};

template <class F>
void for_each_edge(std::span<const Polygon> polygons, F&& f) {
    const auto ring_edges = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) f(ring[i], ring[(i + 1) % ring.size()]);
    };
    for (const Polygon& polygon : polygons) {
        ring_edges(polygon.outer);
        for (const Ring& hole : polygon.holes) ring_edges(hole);
    }
}

double x_at(Vec2 a, Vec2 b, double y) {
    return a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y));
}

/// Where the line at height y runs inside the polygons, from left to right.
std::vector<Interval> inside_at(std::span<const Polygon> polygons, double y) {
    std::vector<double> xs;
    for_each_edge(polygons, [&](Vec2 a, Vec2 b) {
        if ((a.y > y) != (b.y > y)) xs.push_back(x_at(a, b, y));
    });
    std::sort(xs.begin(), xs.end());
    std::vector<Interval> inside;
    for (std::size_t i = 0; i + 1 < xs.size(); i += 2) inside.push_back({xs[i], xs[i + 1]});
    return inside;
}

std::vector<Interval> common(const std::vector<Interval>& p, const std::vector<Interval>& q) {
    std::vector<Interval> both;
    for (std::size_t i = 0, j = 0; i < p.size() && j < q.size();) {
        const Interval part{std::max(p[i].begin, q[j].begin), std::min(p[i].end, q[j].end)};
        if (part.begin < part.end) both.push_back(part);
        p[i].end < q[j].end ? ++i : ++j;
    }
    return both;
}

void add_to_cells(const CellFrame& frame, const Interval& part, double height_m, double* row_m2) {
    const double x0 = (part.begin - frame.corner.x) / frame.cell_m;
    const double x1 = (part.end - frame.corner.x) / frame.cell_m;
    const int first = std::clamp(static_cast<int>(std::floor(x0)), 0, frame.columns - 1);
    const int last = std::clamp(static_cast<int>(std::floor(x1)), 0, frame.columns - 1);
    for (int c = first; c <= last; ++c) {
        const double length = std::min(x1, c + 1.0) - std::max(x0, static_cast<double>(c));
        row_m2[c] += std::max(0.0, length) * frame.cell_m * height_m;
    }
}

/// The y of all corners, ascending.
std::vector<double> corner_heights(std::span<const Polygon> polygons, std::span<const Polygon> other) {
    std::vector<double> heights;
    for_each_edge(polygons, [&](Vec2 a, Vec2) { heights.push_back(a.y); });
    for_each_edge(other, [&](Vec2 a, Vec2) { heights.push_back(a.y); });
    std::sort(heights.begin(), heights.end());
    heights.erase(std::unique(heights.begin(), heights.end()), heights.end());
    return heights;
}

/// A row of cells cut at the corners' heights, and between them into thin slabs.
std::vector<Interval> slabs_of(const CellFrame& frame, int row, const std::vector<double>& corners) {
    const double bottom = frame.corner.y + row * frame.cell_m;
    const double top = frame.corner.y + (row + 1) * frame.cell_m;
    std::vector<Interval> slabs;
    auto next = std::upper_bound(corners.begin(), corners.end(), bottom);
    for (double y = bottom; y < top;) {
        const double end = next != corners.end() && *next < top ? *next++ : top;
        const int lines = static_cast<int>(std::ceil((end - y) / frame.cell_m * lines_per_cell));
        for (int line = 0; line < lines; ++line)
            slabs.push_back({y + (end - y) * line / lines, y + (end - y) * (line + 1) / lines});
        y = end;
    }
    return slabs;
}

}  // namespace

CellFrame frame_around(std::span<const Polygon> polygons, double cell_m) {
    constexpr double far = std::numeric_limits<double>::infinity();
    Vec2 low{far, far}, high{-far, -far};
    for (const Polygon& polygon : polygons)
        for (const Vec2 p : polygon.outer) {
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
    CellFrame frame{low, cell_m, 0, 0};
    if (!(high.x >= low.x)) return frame;
    // A hair less than a whole cell more does not open another column.
    const auto cells = [&](double extent) {
        return std::max(1.0, std::min(1e9, std::ceil(extent / cell_m - 1e-9)));
    };
    frame.columns = static_cast<int>(cells(high.x - low.x));
    frame.rows = static_cast<int>(cells(high.y - low.y));
    return frame;
}

std::vector<double> covered_m2(const CellFrame& frame, std::span<const Polygon> polygons,
                               std::span<const Polygon> other) {
    std::vector<double> cells(frame.size(), 0.0);
    if (cells.empty()) return cells;
    const std::vector<double> corners = corner_heights(polygons, other);
    for (int row = 0; row < frame.rows; ++row) {
        for (const Interval& slab : slabs_of(frame, row, corners)) {
            const double y = 0.5 * (slab.begin + slab.end);
            std::vector<Interval> inside = inside_at(polygons, y);
            if (!other.empty()) inside = common(inside, inside_at(other, y));
            for (const Interval& part : inside)
                add_to_cells(frame, part, slab.end - slab.begin,
                             &cells[static_cast<std::size_t>(row) * frame.columns]);
        }
    }
    return cells;
}

bool is_inside(std::span<const Polygon> polygons, Vec2 p) {
    bool inside = false;
    for_each_edge(polygons, [&](Vec2 a, Vec2 b) {
        if ((a.y > p.y) != (b.y > p.y) && x_at(a, b, p.y) > p.x) inside = !inside;
    });
    return inside;
}

}  // namespace tidegate
