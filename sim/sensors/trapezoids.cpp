#include "sensors/trapezoids.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace tidegate {
namespace {

constexpr double same_height_m = 1e-7;
constexpr double least_contact_m = 1e-9;
constexpr double tile_m = 4;
constexpr double most_tiles = 250000;

struct Side {
    Vec2 low, high;

    double x_at(double y) const {
        return low.x + (high.x - low.x) * ((y - low.y) / (high.y - low.y));
    }
};

/// The heights of all corners, ascending, no two nearer than same_height_m.
std::vector<double> heights_of(std::span<const Polygon> polygons) {
    std::vector<double> all;
    for (const Polygon& polygon : polygons) {
        for (const Vec2 p : polygon.outer) all.push_back(p.y);
        for (const Ring& hole : polygon.holes)
            for (const Vec2 p : hole) all.push_back(p.y);
    }
    std::sort(all.begin(), all.end());
    std::vector<double> heights;
    for (const double y : all)
        if (heights.empty() || y > heights.back() + same_height_m) heights.push_back(y);
    return heights;
}

/// All sides that are not horizontal, by their lower end.
std::vector<Side> sides_of(std::span<const Polygon> polygons, const std::vector<double>& heights) {
    std::vector<Side> sides;
    const auto level = [&](Vec2 p) {
        return Vec2{p.x, *(std::upper_bound(heights.begin(), heights.end(), p.y) - 1)};
    };
    const auto add = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Vec2 a = level(ring[i]), b = level(ring[(i + 1) % ring.size()]);
            if (a.y < b.y) sides.push_back({a, b});
            if (b.y < a.y) sides.push_back({b, a});
        }
    };
    for (const Polygon& polygon : polygons) {
        add(polygon.outer);
        for (const Ring& hole : polygon.holes) add(hole);
    }
    std::stable_sort(sides.begin(), sides.end(),
                     [](const Side& p, const Side& q) { return p.low.y < q.low.y; });
    return sides;
}

/// Goes up from height to height; the sides that cross a slab, in order of x, bound its pieces of
/// floor.
struct Sweep {
    const std::vector<Side>& sides;
    std::vector<Trapezoid>& list;
    std::vector<std::size_t> crossing;  ///< sides that cross the slab
    std::map<std::pair<std::size_t, std::size_t>, std::size_t>
        open;  ///< (left, right side) -> row of list
    std::size_t next = 0;

    void slab(double y0, double y1) {
        std::erase_if(crossing, [&](std::size_t s) { return sides[s].high.y <= y0; });
        for (; next < sides.size() && sides[next].low.y <= y0; ++next) crossing.push_back(next);
        const double middle = 0.5 * (y0 + y1);
        std::stable_sort(crossing.begin(), crossing.end(), [&](std::size_t p, std::size_t q) {
            return sides[p].x_at(middle) < sides[q].x_at(middle);
        });
        std::map<std::pair<std::size_t, std::size_t>, std::size_t> still_open;
        for (std::size_t i = 0; i + 1 < crossing.size(); i += 2) {
            const std::pair between{crossing[i], crossing[i + 1]};
            const auto below = open.find(between);
            const std::size_t row = below != open.end() ? below->second : list.size();
            if (row == list.size()) list.push_back({y0, y0, 0, 0, 0, 0});
            extend(list[row], sides[between.first], sides[between.second], y1);
            still_open.emplace(between, row);
        }
        open = std::move(still_open);
    }

    static void extend(Trapezoid& z, const Side& left, const Side& right, double y1) {
        z.y1 = y1;
        z.left0 = left.x_at(z.y0), z.left1 = left.x_at(y1);
        z.right0 = std::max(z.left0, right.x_at(z.y0)),
        z.right1 = std::max(z.left1, right.x_at(y1));
    }
};

struct Ends {
    double y, low_x, high_x;
    std::int32_t row;

    bool operator<(const Ends& o) const { return y != o.y ? y < o.y : low_x < o.low_x; }
};

/// Where the upper end of one trapezoid meets the lower end of another.
void add_contacts(Trapezoids& result) {
    std::vector<Ends> tops, bottoms;
    for (std::size_t t = 0; t < result.list.size(); ++t) {
        const Trapezoid& z = result.list[t];
        tops.push_back({z.y1, z.left1, z.right1, static_cast<std::int32_t>(t)});
        bottoms.push_back({z.y0, z.left0, z.right0, static_cast<std::int32_t>(t)});
    }
    std::sort(tops.begin(), tops.end());
    std::sort(bottoms.begin(), bottoms.end());
    std::vector<std::vector<Contact>> by_row(result.list.size());
    for (std::size_t i = 0, j = 0; i < tops.size() && j < bottoms.size();) {
        const Ends &a = tops[i], &b = bottoms[j];
        if (a.y != b.y) {
            a.y < b.y ? ++i : ++j;
            continue;
        }
        const double low = std::max(a.low_x, b.low_x), high = std::min(a.high_x, b.high_x);
        if (high - low > least_contact_m) {
            by_row[static_cast<std::size_t>(a.row)].push_back({b.row, a.y, low, high});
            by_row[static_cast<std::size_t>(b.row)].push_back({a.row, a.y, low, high});
        }
        a.high_x < b.high_x ? ++i : ++j;
    }
    for (const auto& contacts : by_row) {
        result.first_contact.push_back(static_cast<std::int32_t>(result.contacts.size()));
        result.contacts.insert(result.contacts.end(), contacts.begin(), contacts.end());
    }
    result.first_contact.push_back(static_cast<std::int32_t>(result.contacts.size()));
}

void add_tiles(std::span<const Polygon> polygons, Trapezoids& result) {
    const CellFrame coarse = frame_around(polygons, tile_m);
    const double tiles = 1.0 * coarse.columns * coarse.rows;
    CellFrame& frame = result.tiles;
    frame = frame_around(polygons, tile_m * std::max(1.0, std::sqrt(tiles / most_tiles)));
    const auto cut = [&](double v, double corner, int cells) {
        return std::clamp(static_cast<int>(std::floor((v - corner) / frame.cell_m)), 0, cells - 1);
    };
    std::vector<std::vector<std::int32_t>> in_tile(frame.size());
    for (std::size_t t = 0; t < result.list.size() && !in_tile.empty(); ++t) {
        const Trapezoid& z = result.list[t];
        const int left = cut(std::min(z.left0, z.left1), frame.corner.x, frame.columns);
        const int right = cut(std::max(z.right0, z.right1), frame.corner.x, frame.columns);
        const int top = cut(z.y1, frame.corner.y, frame.rows);
        for (int row = cut(z.y0, frame.corner.y, frame.rows); row <= top; ++row)
            for (int column = left; column <= right; ++column)
                in_tile[static_cast<std::size_t>(row) * frame.columns + column].push_back(
                    static_cast<std::int32_t>(t));
    }
    for (const auto& rows : in_tile) {
        result.first_in_tile.push_back(static_cast<std::int32_t>(result.in_tile.size()));
        result.in_tile.insert(result.in_tile.end(), rows.begin(), rows.end());
    }
    result.first_in_tile.push_back(static_cast<std::int32_t>(result.in_tile.size()));
}

}  // namespace

Trapezoids make_trapezoids(std::span<const Polygon> polygons) {
    Trapezoids result;
    const std::vector<double> heights = heights_of(polygons);
    const std::vector<Side> sides = sides_of(polygons, heights);
    Sweep sweep{sides, result.list, {}, {}};
    for (std::size_t i = 0; i + 1 < heights.size(); ++i) sweep.slab(heights[i], heights[i + 1]);
    add_contacts(result);
    add_tiles(polygons, result);
    return result;
}

int trapezoid_at(const Trapezoids& trapezoids, Vec2 p) {
    int found = -1;
    for_each_in_box(trapezoids, p, p, [&](std::int32_t t) {
        const Trapezoid& z = trapezoids.list[static_cast<std::size_t>(t)];
        const bool holds =
            p.y >= z.y0 && p.y <= z.y1 && p.x >= z.left_at(p.y) && p.x <= z.right_at(p.y);
        if (holds && found < 0) found = t;
    });
    return found;
}

}  // namespace tidegate
