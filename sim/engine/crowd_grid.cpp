#include "engine/crowd_grid.h"

#include <algorithm>
#include <cmath>

#include "navigation/solve_fields.h"

namespace tidegate {
namespace {

constexpr std::size_t many_nodes = 12000, very_many_nodes = 48000;
constexpr std::size_t lines_held_against = 4;

// At every node from which the usual way leads to the line, a coarse one does too and is about as long.
bool leads_as_well(const TravelField& usual, const TravelField& coarse) {
    constexpr float longer_m = 1, longer_share = 0.03f;
    const int stride = static_cast<int>(std::lround(coarse.cell_m / usual.cell_m));
    std::size_t row = 0;
    for (int y = 0; y < coarse.ny; ++y) {
        for (int x = 0; x < coarse.nx; ++x, ++row) {
            if (stride * x >= usual.nx || stride * y >= usual.ny) continue;  // beyond the zone
            const FieldNode& own = usual.nodes[static_cast<std::size_t>(stride * y * usual.nx + stride * x)];
            if (!own.is_reached()) continue;
            const float usual_m = usual.distance_at(own);
            if (!coarse.nodes[row].is_reached()) return false;
            if (std::abs(coarse.distance_at(coarse.nodes[row]) - usual_m) > longer_m + longer_share * usual_m) return false;
        }
    }
    return true;
}

bool keeps_ways(const Site& site, std::size_t zone, const ZoneGrid& coarse) {
    const auto& legs = site.graph.from_zone[zone];
    const std::size_t every = legs.size() / lines_held_against + 1;
    MarchScratch scratch;
    TravelField field;
    for (std::size_t k = 0; k < legs.size(); k += every) {
        const RouteGraph::Leg& leg = legs[k];
        solve_field(coarse, site.raster(coarse.plane), site.portals[std::size_t(leg.portal)], leg.direction, scratch, field);
        if (!leads_as_well(site.fields[static_cast<std::size_t>(2 * leg.portal + leg.direction)], field)) return false;
    }
    return true;
}

}  // namespace

ZoneGrid crowd_grid(const Site& site, std::size_t zone) {
    const ZoneGrid& fine = site.zones[zone];
    if (fine.grid.links.size() <= many_nodes) return fine;
    ZoneGrid coarse = coarsened(fine);
    if (coarse.grid.links.size() <= very_many_nodes) return coarse;
    ZoneGrid coarser = coarsened(coarse);
    return keeps_ways(site, zone, coarser) ? coarser : coarse;
}

}  // namespace tidegate
