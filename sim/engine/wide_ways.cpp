#include "engine/wide_ways.h"

#include <algorithm>

#include "engine/lift_rides.h"
#include "navigation/solve_fields.h"

namespace tidegate {

void add_wide_ways(const Scenario& s, Site& site) {
    std::vector<std::uint8_t> widths;
    for (const DemandRow& row : s.demand.rows) {
        for (const Abilities can_use : people_of(s.demand, row).can_use) {
            const std::uint8_t width = can_use.width;
            const bool is_known = std::find(widths.begin(), widths.end(), width) != widths.end();
            if (width > 0 && !is_known) widths.push_back(width);
        }
    }
    for (const std::uint8_t width : widths) {
        std::vector<ZoneGrid> zones = site.zones;
        for (ZoneGrid& zone : zones) {
            if (!zone.empty()) keep_wide_enough(zone, site.raster(zone.plane), width * Abilities::width_unit_m);
        }
        WideWays ways{width, make_fields(zones, site.rasters, site.portals), {}};
        ways.graph = make_route_graph(site.portals, ways.fields, site.rasters.zones);
        add_lift_rides(s.venue, site.portals, ways.graph);
        site.wide_ways.push_back(std::move(ways));
    }
}

int wide_ways_for(const Site& site, Abilities can_use) {
    for (std::size_t w = 0; w < site.wide_ways.size(); ++w) {
        if (site.wide_ways[w].width == can_use.width) return static_cast<int>(w);
    }
    return -1;
}

bool is_wide_enough(const Portal& portal, Abilities can_use) {
    constexpr double drawn_within_m = 0.01;
    return std::all_of(portal.sides.begin(), portal.sides.end(), [&](const PortalSide& side) {
        return side.plane < 0 || side.line.length_m() + drawn_within_m >= can_use.clear_width_m();
    });
}

}  // namespace tidegate
