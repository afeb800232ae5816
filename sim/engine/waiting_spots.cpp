#include "engine/waiting_spots.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/site.h"

namespace tidegate {
namespace {

constexpr float clear_of_wall_m = 0.25f;
constexpr float clear_of_queue_m = 0.6f;

bool is_clear_of_queues(const Site& site, int plane, Vec2f p) {
    for (const QueueLine& line : site.queue_lines) {
        if (line.plane != plane) continue;
        for (std::size_t k = 0; k + 1 < line.path.size(); ++k) {
            const Segment piece{to_double(line.path[k]), to_double(line.path[k + 1])};
            if (distance_m(piece, to_double(p)) < clear_of_queue_m) return false;
        }
    }
    return true;
}

// Rows of the lattice are sqrt(3)/2 spacings apart, every other one shifted by half a spacing.
void lay_lattice(Site& site, int plane, int zone) {
    WaitingSpots& spots = site.waiting_spots;
    const Vec2 size = site.planes[std::size_t(plane)].size;
    const double step = spots.spacing_m, rise = 0.8660254 * step;
    const LevelRaster& raster = site.raster(plane);
    for (int row = 0; row * rise < size.y; ++row) {
        for (double x = row % 2 == 0 ? 0 : 0.5 * step; x < size.x; x += step) {
            const Vec2f p = to_float(Vec2{x, row * rise});
            if (raster.distance(p) < clear_of_wall_m || site.rasters.zone_at(plane, p).row != zone) continue;
            if (is_clear_of_lines(site, plane, p) && is_clear_of_queues(site, plane, p)) spots.at.push_back(p);
        }
    }
}

void find_neighbours(WaitingSpots& spots, std::size_t from) {
    const float near_m = 1.1f * spots.spacing_m;
    spots.beside.resize(spots.at.size());
    std::size_t first = from;  // rows come in order of y
    for (std::size_t a = from; a < spots.at.size(); ++a) {
        while (spots.at[first].y < spots.at[a].y - near_m) ++first;
        for (std::size_t b = first; b < spots.at.size() && spots.at[b].y <= spots.at[a].y + near_m; ++b) {
            const Vec2f d = spots.at[b] - spots.at[a];
            if (a != b && dot(d, d) <= near_m * near_m) spots.beside[a].push_back(static_cast<int>(b));
        }
    }
}

void sort_for(const WaitingSpots& spots, QueueLine& line, int from, int to) {
    std::vector<float> cost(spots.at.size(), 0);
    for (int k = from; k < to; ++k) {
        cost[std::size_t(k)] = overflow_cost_m(line, spots.at[std::size_t(k)]);
        if (std::isfinite(cost[std::size_t(k)])) line.spots.push_back(k);
    }
    std::stable_sort(line.spots.begin(), line.spots.end(),
                     [&](int a, int b) { return cost[std::size_t(a)] < cost[std::size_t(b)]; });
    for (const int k : line.spots) line.spot_cost_m.push_back(cost[std::size_t(k)]);
}

}  // namespace

bool is_clear_of_lines(const Site& site, int plane, Vec2f p) {
    constexpr double clear_m = 1;
    return std::none_of(site.portals.begin(), site.portals.end(), [&](const Portal& portal) {
        if (portal.kind == PortalKind::stay) return false;
        return std::any_of(portal.sides.begin(), portal.sides.end(), [&](const PortalSide& side) {
            return side.plane == plane && distance_m(side.line, to_double(p)) < clear_m;
        });
    });
}

void add_waiting_spots(const Scenario& s, Site& site) {
    site.waiting_spots.spacing_m = static_cast<float>(std::sqrt(1.1547005 / s.walk.waiting_density_per_m2));
    std::set<int> done;
    for (const QueueLine& first : site.queue_lines) {
        if (!done.insert(first.zone).second) continue;
        const auto from = site.waiting_spots.at.size();
        lay_lattice(site, first.plane, first.zone);
        find_neighbours(site.waiting_spots, from);
        for (QueueLine& line : site.queue_lines) {
            if (line.zone != first.zone) continue;
            sort_for(site.waiting_spots, line, static_cast<int>(from), static_cast<int>(site.waiting_spots.at.size()));
        }
    }
}

}  // namespace tidegate
