#include <algorithm>
#include <cmath>

#include "base/chunks.h"
#include "base/fault.h"
#include "navigation/raster_parts.h"

namespace tidegate {
namespace {

constexpr double cap_m = farthest_wall_m;
constexpr double margin_m = 1.0;     // room for the floor's extension behind mouths
constexpr double touching_m = 1e-4;  // nodes nearer to a wall than this lie on it
constexpr std::size_t rows_per_chunk = 32;

/// Range of x in which points within `reach` of the segment can lie on the row at height y.
struct Range {
    double low = 0, high = -1;
};
Range near_range(const Segment& s, double y, double reach) {
    const double dy = s.b.y - s.a.y;
    double t0 = 0, t1 = 1;
    if (std::abs(dy) < 1e-12) {
        if (std::abs(s.a.y - y) > reach) return {};
    } else {
        const double u = (y - reach - s.a.y) / dy, v = (y + reach - s.a.y) / dy;
        t0 = std::max(0.0, std::min(u, v));
        t1 = std::min(1.0, std::max(u, v));
        if (t0 > t1) return {};
    }
    const double x0 = s.at(t0).x, x1 = s.at(t1).x;
    return {std::min(x0, x1) - reach, std::max(x0, x1) + reach};
}

std::vector<Segment> touching_rows(std::span<const Segment> all, double low, double high) {
    std::vector<Segment> some;
    for (const Segment& s : all) {
        if (std::min(s.a.y, s.b.y) <= high && std::max(s.a.y, s.b.y) >= low) some.push_back(s);
    }
    return some;
}

/// Calls f(ix, position) for the nodes of row iy that can lie within `reach` of the segment.
template <class F>
void for_near_nodes(const LevelRaster& raster, const Segment& s, int iy, double reach, F&& f) {
    const double y = node_position(raster, 0, iy).y;
    const Range range = near_range(s, y, reach);
    if (range.low > range.high) return;
    const double cell = raster.cell_m, margin = raster.margin_m;
    const int first = std::max(0, static_cast<int>(std::ceil((range.low + margin) / cell)));
    const int last =
        std::min(raster.nx - 1, static_cast<int>(std::floor((range.high + margin) / cell)));
    for (int ix = first; ix <= last; ++ix) f(ix, Vec2{ix * cell - margin, y});
}

/// Marks which nodes of a row lie on the floor or its extensions.
void scan_row(const LevelRaster& raster, const std::vector<Segment>& border, const Walls& walls,
              int iy, std::vector<double>& crossings, std::vector<std::uint8_t>& inside) {
    const double y = node_position(raster, 0, iy).y;
    crossings.clear();
    for (const Segment& s : border) {
        if ((s.a.y <= y) == (s.b.y <= y)) continue;
        crossings.push_back(s.a.x + (s.b.x - s.a.x) * (y - s.a.y) / (s.b.y - s.a.y));
    }
    std::sort(crossings.begin(), crossings.end());
    std::size_t passed = 0;
    for (int ix = 0; ix < raster.nx; ++ix) {
        const Vec2 p = node_position(raster, ix, iy);
        while (passed < crossings.size() && crossings[passed] < p.x) ++passed;
        inside[static_cast<std::size_t>(ix)] = passed % 2;
    }
    for (const Extension& e : walls.extensions) {
        const Segment spine{e.corner, e.corner + e.along * e.width_m};
        for_near_nodes(raster, spine, iy, 1.2, [&](int ix, Vec2 p) {
            if (e.holds(p)) inside[static_cast<std::size_t>(ix)] = 1;
        });
    }
}

void fill_rows(LevelRaster& raster, const Walls& walls, int begin, int end) {
    const double low = node_position(raster, 0, begin).y,
                 high = node_position(raster, 0, end - 1).y;
    const auto near = touching_rows(walls.segments, low - cap_m, high + cap_m);
    const auto border = touching_rows(walls.border, low, high);
    std::vector<double> square(static_cast<std::size_t>(raster.nx)), crossings;
    std::vector<std::uint8_t> inside(static_cast<std::size_t>(raster.nx));
    for (int iy = begin; iy < end; ++iy) {
        std::fill(square.begin(), square.end(), cap_m * cap_m);
        for (const Segment& s : near) {
            for_near_nodes(raster, s, iy, cap_m, [&](int ix, Vec2 p) {
                const Vec2 away = p - s.at(nearest_parameter(s, p));
                double& best = square[static_cast<std::size_t>(ix)];
                best = std::min(best, dot(away, away));
            });
        }
        scan_row(raster, border, walls, iy, crossings, inside);
        float* out = raster.distance_m.data() + static_cast<std::size_t>(iy) * inside.size();
        for (std::size_t ix = 0; ix < inside.size(); ++ix) {
            const double d = std::sqrt(square[ix]);
            out[ix] = d < touching_m ? 0.0f : static_cast<float>(inside[ix] ? d : -d);
        }
    }
}

/// Sets bit `first_bit` (the way to the next node in x) and the one after (in y) of all nodes where
/// the segment cuts that way. Which side a node lies on is decided once per node, so that nothing
/// slips through at nodes that lie on the segment itself.
void cut_along(LevelRaster& raster, const Segment& s, int first_bit) {
    const double size = s.length_m(), cell = raster.cell_m, reach = 1.01 * cell;
    const Vec2 along = s.direction();
    if (size < 1e-9) return;
    const auto cuts = [&](Vec2 p, Vec2 q) {
        const double cp = cross(along, p - s.a), cq = cross(along, q - s.a);
        if ((cp > 0) == (cq > 0)) return false;
        const double at = dot(along, p + (q - p) * (cp / (cp - cq)) - s.a);
        return at >= -1e-6 && at <= size + 1e-6;
    };
    const double bottom = std::min(s.a.y, s.b.y) - reach, top = std::max(s.a.y, s.b.y) + reach;
    const int first = std::max(0, static_cast<int>((bottom + raster.margin_m) / cell));
    const int last = std::min(raster.ny - 1, static_cast<int>((top + raster.margin_m) / cell) + 1);
    for (int iy = first; iy <= last; ++iy) {
        for_near_nodes(raster, s, iy, reach, [&](int ix, Vec2 p) {
            std::uint8_t& bits = raster.cut[static_cast<std::size_t>(iy * raster.nx + ix)];
            if (cuts(p, node_position(raster, ix + 1, iy)))
                bits |= static_cast<std::uint8_t>(first_bit);
            if (cuts(p, node_position(raster, ix, iy + 1)))
                bits |= static_cast<std::uint8_t>(2 * first_bit);
        });
    }
}

}  // namespace

LevelRaster sized_raster(const Plane& plane, double usual_m) {
    LevelRaster raster;
    const bool is_coarse = plane.coarse_m > usual_m;
    const double cell_m = is_coarse ? plane.coarse_m : usual_m;
    // Of a connector, so that the corner of its plane is a node.
    const double around_m = is_coarse && plane.connector.is_valid() ? cell_m : margin_m;
    raster.cell_m = static_cast<float>(cell_m);
    raster.margin_m = static_cast<float>(around_m);
    const double nx = std::ceil((plane.size.x + 2 * around_m) / cell_m) + 1;
    const double ny = std::ceil((plane.size.y + 2 * around_m) / cell_m) + 1;
    if (!(nx * ny < 1e9)) {
        throw InputError("'" + plane.name +
                         "' is too large for this raster; give a larger raster_m or "
                         "split the level");
    }
    raster.nx = static_cast<int>(nx);
    raster.ny = static_cast<int>(ny);
    return raster;
}

void fill_distance(LevelRaster& raster, const Walls& walls) {
    raster.distance_m.resize(static_cast<std::size_t>(raster.nx) *
                             static_cast<std::size_t>(raster.ny));
    parallel_chunks(static_cast<std::size_t>(raster.ny), rows_per_chunk,
                    [&](std::size_t begin, std::size_t end, std::size_t) {
                        fill_rows(raster, walls, static_cast<int>(begin), static_cast<int>(end));
                    });
}

void fill_near_opening(LevelRaster& raster, std::span<const Segment> lines) {
    constexpr double near_m = 0.7;
    raster.near_opening.assign(raster.distance_m.size(), 0);
    for (const Segment& line : lines) {
        for (int iy = 0; iy < raster.ny; ++iy) {
            for_near_nodes(raster, line, iy, near_m, [&](int ix, Vec2 p) {
                if (distance_m(line, p) > near_m) return;
                raster.near_opening[static_cast<std::size_t>(iy * raster.nx + ix)] = 1;
            });
        }
    }
}

void fill_blocks(LevelRaster& raster) {
    constexpr int size = 1 << LevelRaster::block_bits;
    raster.blocks_x = (raster.nx + size - 1) / size;
    const int rows = (raster.ny + size - 1) / size;
    raster.blocks.assign(static_cast<std::size_t>(raster.blocks_x * rows), 0);
    for (int by = 0; by < rows; ++by) {
        for (int bx = 0; bx < raster.blocks_x; ++bx) {
            std::uint8_t& near = raster.blocks[static_cast<std::size_t>(by * raster.blocks_x + bx)];
            // The squares of a block use one node more on its far sides.
            for (int iy = by * size; iy <= std::min(by * size + size, raster.ny - 1); ++iy) {
                for (int ix = bx * size; ix <= std::min(bx * size + size, raster.nx - 1); ++ix) {
                    const auto node = static_cast<std::size_t>(iy * raster.nx + ix);
                    if (raster.distance_m[node] < farthest_wall_m) near |= LevelRaster::wall;
                    if (raster.near_opening[node] != 0) near |= LevelRaster::opening;
                }
            }
        }
    }
}

void fill_cut(LevelRaster& raster, std::span<const Segment> walls, std::span<const Segment> lines) {
    raster.cut.assign(raster.distance_m.size(), 0);
    for (const Segment& wall : walls) cut_along(raster, wall, 1);
    for (const Segment& line : lines) cut_along(raster, line, 4);
}

}  // namespace tidegate
