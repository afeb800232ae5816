#include "navigation/travel_field.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/chunks.h"
#include "navigation/field_seeds.h"

namespace tidegate {
namespace {

constexpr double across_m = 0.6;  // from here on, people head across the line

/// Slope of T along one axis: central where T falls through the node, else towards the lower
/// neighbour (second order where the next but one is known), so that a step along it
/// always goes down.
double slope(const EikonalGrid& grid, const std::vector<float>& t, std::size_t node,
             std::uint8_t back, std::uint8_t forth, std::ptrdiff_t step) {
    const auto neighbour = [&](std::size_t from, std::uint8_t link, std::ptrdiff_t by) {
        return grid.links[from] & link ? static_cast<double>(t[from + static_cast<std::size_t>(by)])
                                       : double{std::numeric_limits<float>::infinity()};
    };
    const double here = t[node];
    const double before = neighbour(node, back, -step), after = neighbour(node, forth, step);
    const double h = grid.spacing_m;
    const bool has_before = std::isfinite(before), has_after = std::isfinite(after);
    if (has_before && has_after && (before < here) != (after < here))
        return (after - before) / (2 * h);
    if (before < here && before <= after) {
        const double second = neighbour(node - static_cast<std::size_t>(step), back, -step);
        return second < before ? (3 * here - 4 * before + second) / (2 * h) : (here - before) / h;
    }
    if (after < here) {
        const double second = neighbour(node + static_cast<std::size_t>(step), forth, step);
        return second < after ? (4 * after - 3 * here - second) / (2 * h) : (after - here) / h;
    }
    // Both sides higher (a valley of T) or only a higher one: no way down along this axis.
    return 0;
}

void fill_directions(TravelField& field, const ZoneGrid& zone) {
    const EikonalGrid& grid = zone.grid;
    field.direction.assign(field.distance_m.size(), {});
    for (std::size_t node = 0; node < field.distance_m.size(); ++node) {
        if (!std::isfinite(field.distance_m[node])) continue;
        const double x =
            slope(grid, field.distance_m, node, EikonalGrid::left, EikonalGrid::right, 1);
        const double y =
            slope(grid, field.distance_m, node, EikonalGrid::down, EikonalGrid::up, grid.nx);
        field.direction[node] = to_float(unit(Vec2{-x, -y}));
    }
}

TravelField make_field(const ZoneGrid& zone, const LevelRaster& raster, const PortalSide& side,
                       bool floor_goes_on) {
    TravelField field;
    field.cell_m = static_cast<float>(zone.grid.spacing_m);
    field.corner = zone.corner;
    field.nx = zone.grid.nx;
    field.ny = zone.grid.ny;
    field.distance_m = solve_eikonal(zone.grid, seeds_at(zone, raster, side, floor_goes_on));
    fill_directions(field, zone);
    for_nodes_near(zone, raster, side.line, 1.0, [&](int node, Vec2 p) {
        const double depth = dot(p - side.line.a, side.into);
        const double reach = depth < 0 && floor_goes_on ? 1.0 : across_m;
        if ((depth < -1e-6 && !floor_goes_on) || distance_m(side.line, p) > reach) return;
        // A node behind a corner (its way is longer than the straight one) keeps its own direction.
        const auto row = static_cast<std::size_t>(node);
        const double straight_m =
            depth < 0 ? 0 : distance_m(side.line, p) * zone.grid.slowness[row];
        if (field.distance_m[row] > straight_m + 0.1) return;
        field.direction[row] = to_float(direction_across(side, p));
    });
    return field;
}

bool has_floor_behind(const Portal& portal) {
    return portal.kind == PortalKind::exit || portal.kind == PortalKind::connector_lower ||
           portal.kind == PortalKind::connector_upper;
}

/// The square of nodes around p, given by its lower-left node (which may lie off the grid).
struct Square {
    int ix, iy;
    float fx, fy;
};
Square square_around(const TravelField& field, Vec2f p) {
    const float gx = (p.x - field.corner.x) / field.cell_m,
                gy = (p.y - field.corner.y) / field.cell_m;
    int ix = static_cast<int>(gx), iy = static_cast<int>(gy);
    ix -= gx < static_cast<float>(ix);  // rounds down also below zero
    iy -= gy < static_cast<float>(iy);
    return {ix, iy, gx - static_cast<float>(ix), gy - static_cast<float>(iy)};
}

/// Calls f(node, weight) for the square's nodes that lie on the grid.
template <class F>
void for_corners(const TravelField& field, const Square& s, F&& f) {
    for (int corner = 0; corner < 4; ++corner) {
        const int dx = corner & 1, dy = corner >> 1;
        const int ix = s.ix + dx, iy = s.iy + dy;
        if (ix < 0 || iy < 0 || ix >= field.nx || iy >= field.ny) continue;
        const float weight = (dx ? s.fx : 1 - s.fx) * (dy ? s.fy : 1 - s.fy);
        f(static_cast<std::size_t>(iy * field.nx + ix), weight);
    }
}

/// Direction at the nearest node of the zone within three spacings; ties by node.
Vec2f nearest_direction(const TravelField& field, const Square& s) {
    constexpr int ring = 3;
    float best = static_cast<float>(ring * ring);
    Vec2f direction;
    for (int iy = std::max(0, s.iy - ring); iy <= std::min(field.ny - 1, s.iy + 1 + ring); ++iy) {
        for (int ix = std::max(0, s.ix - ring); ix <= std::min(field.nx - 1, s.ix + 1 + ring);
             ++ix) {
            const Vec2f d = field.direction[static_cast<std::size_t>(iy * field.nx + ix)];
            const Vec2f away{static_cast<float>(ix - s.ix) - s.fx,
                             static_cast<float>(iy - s.iy) - s.fy};
            if (d == Vec2f{} || dot(away, away) >= best) continue;
            best = dot(away, away);
            direction = d;
        }
    }
    return direction;
}

}  // namespace

float TravelField::distance(Vec2f p) const {
    float sum = 0, weights = 0;
    if (nx > 0) {
        for_corners(*this, square_around(*this, p), [&](std::size_t node, float weight) {
            if (!std::isfinite(distance_m[node])) return;
            sum += weight * distance_m[node];
            weights += weight;
        });
    }
    return weights > 0 ? sum / weights : std::numeric_limits<float>::infinity();
}

Vec2f TravelField::walk_direction(Vec2f p) const {
    if (nx == 0) return {};
    const Square square = square_around(*this, p);
    Vec2f sum;
    for_corners(*this, square,
                [&](std::size_t node, float weight) { sum += direction[node] * weight; });
    const float size = length(sum);
    // Directions that cancel (a ridge between two ways) are no better than none.
    return size > 0.05f ? sum * (1 / size) : nearest_direction(*this, square);
}

std::vector<TravelField> make_fields(std::span<const Plane> planes, const Rasters& rasters,
                                     std::span<const Portal> portals, const FieldDef& def) {
    const std::vector<ZoneGrid> zones = make_zone_grids(planes, rasters, portals, def);
    std::vector<TravelField> fields(2 * portals.size());
    parallel_chunks(fields.size(), 1, [&](std::size_t row, std::size_t, std::size_t) {
        const Portal& portal = portals[row / 2];
        const PortalSide& side = portal.sides[row % 2];
        if (!side.zone.is_valid()) return;
        const LevelRaster& raster = rasters.planes[static_cast<std::size_t>(side.plane)];
        fields[row] = make_field(zones[side.zone.index()], raster, side, has_floor_behind(portal));
    });
    return fields;
}

}  // namespace tidegate
