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
    const double most_m = std::min(0.5 * def.width_m, 0.9 * door_m);
    const double spacing_m = std::min(wanted_m(plane), most_m);
    return def.length_m / std::ceil(def.length_m / spacing_m);
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
    constexpr double narrowest_way_m = 0.5;
    std::vector<FieldSpacing> spacings(planes.size());
    for (std::size_t p = 0; p < planes.size(); ++p) {
        if (planes[p].coarse_m > 0) spacings[p] = {narrowest_way_m, narrowest_way_m};
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
