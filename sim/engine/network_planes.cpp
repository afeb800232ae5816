#include "engine/network_planes.h"

#include <algorithm>
#include <cmath>

namespace tidegate {
namespace {

constexpr double coarsest_level_m = 0.25;  // the most that venue.raster_m can be

// The spacing c at which (x / c + 4) (y / c + 4) nodes, with those around the plane, are as many as wanted.
double wanted_m(const Plane& plane) {
    const double area = plane.size.x * plane.size.y, around = 4 * (plane.size.x + plane.size.y);
    return 2 * area / (std::sqrt(around * around + 4 * area * (most_network_nodes - 16)) - around);
}

double level_spacing_m(const Plane& plane) { return std::min(wanted_m(plane), coarsest_level_m); }

// A whole number of spacings along it, and a row of nodes that meets the line at either end.
double walkway_spacing_m(const ConnectorDef& def, const Plane& plane) {
    const double door_m = std::min(def.lower_line.length_m(), def.upper_line.length_m());
    const double spacing_m = std::min(wanted_m(plane), 0.9 * door_m);
    return def.length_m / std::ceil(def.length_m / spacing_m);
}

bool is_along_axes(const Ring& ring) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 edge = ring[(i + 1) % ring.size()] - ring[i];
        if (std::min(std::abs(edge.x), std::abs(edge.y)) > 1e-3) return false;
    }
    return true;
}

bool is_along_axes(const Plane& plane) {
    return std::all_of(plane.floor.begin(), plane.floor.end(), [](const Polygon& polygon) {
        return is_along_axes(polygon.outer) &&
               std::all_of(polygon.holes.begin(), polygon.holes.end(), [](const Ring& hole) { return is_along_axes(hole); });
    });
}

}  // namespace

int venue_of_plane(const VenueDef& venue, const Plane& plane) {
    return plane.level.is_valid() ? venue.levels[plane.level.index()].venue
                                  : venue.connectors[plane.connector.index()].venue;
}

bool is_always_network(const FidelityDef& fidelity) {
    return fidelity.kind == Fidelity::network && fidelity.micro.empty();
}

std::vector<FieldSpacing> field_spacings(const std::vector<Plane>& planes) {
    constexpr FieldSpacing along_axes{0.5, 0.5}, askew{coarsest_level_m, coarsest_level_m};
    std::vector<FieldSpacing> spacings(planes.size());
    for (std::size_t p = 0; p < planes.size(); ++p) {
        if (planes[p].coarse_m <= 0 || !planes[p].level.is_valid()) continue;
        spacings[p] = is_along_axes(planes[p]) ? along_axes : askew;
    }
    return spacings;
}

void coarsen_network_planes(const Scenario& s, std::vector<Plane>& planes) {
    for (Plane& plane : planes) {
        const auto venue = static_cast<std::size_t>(venue_of_plane(s.venue, plane));
        if (!is_always_network(s.network.venues[venue])) continue;
        if (plane.level.is_valid()) {
            plane.coarse_m = level_spacing_m(plane);
            continue;
        }
        const ConnectorDef& def = s.venue.connectors[plane.connector.index()];
        if (def.kind == ConnectorKind::walkway) plane.coarse_m = walkway_spacing_m(def, plane);
    }
}

}  // namespace tidegate
