#include <algorithm>
#include <limits>

#include "base/fault.h"
#include "navigation/raster_parts.h"

namespace tidegate {
namespace {

constexpr double join_m = 0.4;  // lines end within 0.3 m of a wall (venue check), and rounding

/// Distance from `from` along unit vector `along` to the segment; infinity when it is not hit.
double hit_distance(Vec2 from, Vec2 along, const Segment& s) {
    const Vec2 d = s.b - s.a;
    const double det = cross(along, d);
    constexpr double none = std::numeric_limits<double>::infinity();
    if (std::abs(det) < 1e-12) return none;
    const double t = cross(s.a - from, d) / det;
    const double u = cross(s.a - from, along) / det;
    return t >= 0 && u >= -1e-9 && u <= 1 + 1e-9 ? t : none;
}

void join_end(Vec2 end, Vec2 along, const Walls& walls, std::vector<Segment>& separating) {
    double ahead = join_m, nearest = join_m;
    Vec2 nearest_point = end;
    for (const Segment& wall : walls.segments) {
        // A line that ends a little behind the wall it passed is closed already; joining its end
        // would fence off a scrap of the next room.
        if (hit_distance(end, along * -1.0, wall) < join_m) return;
        ahead = std::min(ahead, hit_distance(end, along, wall));
        const double d = distance_m(wall, end);
        if (d < nearest) {
            nearest = d;
            nearest_point = wall.at(nearest_parameter(wall, end));
        }
    }
    if (ahead < join_m) {
        separating.push_back({end, end + along * ahead});
    } else if (nearest < join_m) {
        separating.push_back({end, nearest_point});
    }
}

}  // namespace

void add_closed_line(const Segment& line, const Walls& walls, std::vector<Segment>& separating) {
    separating.push_back(line);
    join_end(line.b, line.direction(), walls, separating);
    join_end(line.a, line.direction() * -1.0, walls, separating);
}

int fill_zones(LevelRaster& raster, int first_zone) {
    const auto is_floor = [&](std::size_t node) { return raster.distance_m[node] > 0; };
    const std::size_t nodes = raster.distance_m.size();
    const auto nx = static_cast<std::size_t>(raster.nx);
    raster.zone.assign(nodes, -1);
    constexpr int across_x = 1 | 4, across_y = 2 | 8;  // walls and lines
    std::vector<std::size_t> front;
    int next = first_zone;
    for (std::size_t seed = 0; seed < nodes; ++seed) {
        if (!is_floor(seed) || raster.zone[seed] >= 0) continue;
        promise(next <= std::numeric_limits<std::int16_t>::max(),
                "a venue has at most 32767 zones");
        const auto zone = static_cast<std::int16_t>(next++);
        const auto take = [&](std::size_t node) {
            if (!is_floor(node) || raster.zone[node] >= 0) return;
            raster.zone[node] = zone;
            front.push_back(node);
        };
        take(seed);
        while (!front.empty()) {
            const std::size_t node = front.back();
            front.pop_back();
            const std::size_t ix = node % nx;
            if (ix + 1 < nx && !(raster.cut[node] & across_x)) take(node + 1);
            if (ix > 0 && !(raster.cut[node - 1] & across_x)) take(node - 1);
            if (node + nx < nodes && !(raster.cut[node] & across_y)) take(node + nx);
            if (node >= nx && !(raster.cut[node - nx] & across_y)) take(node - nx);
        }
    }
    return next;
}

}  // namespace tidegate
