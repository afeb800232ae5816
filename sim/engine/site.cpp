#include "engine/site.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/destinations.h"
#include "engine/lift_rides.h"
#include "engine/network_fidelity.h"
#include "engine/network_files.h"
#include "engine/network_planes.h"
#include "engine/rides.h"
#include "engine/site_checks.h"
#include "engine/stay_places.h"
#include "engine/wide_ways.h"
#include "navigation/solve_fields.h"
#include "venue/polygon_tests.h"

namespace tidegate {
namespace {

Vec2 node_position(const LevelRaster& raster, int ix, int iy) {
    return {ix * double(raster.cell_m) - raster.margin_m, iy * double(raster.cell_m) - raster.margin_m};
}

// The nearest node of a place may be one beyond its block.
void fill_blocks(const LevelRaster& raster, AreaMask& mask) {
    constexpr int size = 1 << LevelRaster::block_bits;
    mask.blocks.assign(raster.blocks.size(), AreaMask::mixed);
    for (std::size_t b = 0; b < mask.blocks.size(); ++b) {
        const int x0 = static_cast<int>(b) % raster.blocks_x * size, y0 = static_cast<int>(b) / raster.blocks_x * size;
        const std::uint32_t first = mask.nodes[std::size_t(y0) * raster.nx + x0];
        bool same = true;
        for (int iy = y0; iy <= std::min(y0 + size, raster.ny - 1); ++iy) {
            for (int ix = x0; ix <= std::min(x0 + size, raster.nx - 1); ++ix) {
                same = same && mask.nodes[std::size_t(iy) * raster.nx + ix] == first;
            }
        }
        if (same) mask.blocks[b] = first;
    }
}

void add_to_mask(const LevelRaster& raster, Vec2 origin, const AreaDef& area, std::uint32_t bit, AreaMask& mask) {
    for (int iy = 0; iy < raster.ny; ++iy) {
        for (int ix = 0; ix < raster.nx; ++ix) {
            const Vec2 p = node_position(raster, ix, iy) + origin;
            if (contains(area.polygons, p)) mask.nodes[std::size_t(iy) * raster.nx + ix] |= bit;
        }
    }
}

void add_area_masks(const VenueDef& venue, Site& site) {
    site.area_masks.resize(site.planes.size());
    site.area_rows.resize(site.planes.size());
    for (std::size_t a = 0; a < venue.areas.size(); ++a) {
        const auto plane = venue.areas[a].level.index();
        const LevelRaster& raster = site.rasters.planes[plane];
        AreaMask& mask = site.area_masks[plane];
        if (mask.nodes.empty()) mask.nodes.assign(static_cast<std::size_t>(raster.nx) * raster.ny, 0);
        const auto bit = site.area_rows[plane].size();
        promise(bit < 31, "more than 31 areas on one level");
        site.area_rows[plane].push_back(static_cast<int>(a));
        add_to_mask(raster, site.planes[plane].origin, venue.areas[a], 1u << bit, mask);
    }
    for (std::size_t p = 0; p < site.planes.size(); ++p) {
        if (!site.area_masks[p].nodes.empty()) fill_blocks(site.rasters.planes[p], site.area_masks[p]);
    }
}

void add_queue_places(const Scenario& s, Site& site) {
    constexpr float opening_reach_m = 30, connector_reach_m = 12;
    const int openings = static_cast<int>(s.venue.openings.size());
    const int facilities = static_cast<int>(s.facilities.size());
    for (int i = 0; i < openings; ++i) {
        site.queue_places.push_back({PlaceKind::opening, i, opening_reach_m});
    }
    for (int i = 0; i < facilities; ++i) {
        const auto reach = static_cast<float>(s.facilities[std::size_t(i)].queue_reach_m);
        site.queue_places.push_back({PlaceKind::facility, i, reach});
    }
    for (int i = 0; i < static_cast<int>(s.venue.connectors.size()); ++i) {
        site.queue_places.push_back({PlaceKind::connector, i, connector_reach_m});
    }
    for (const Portal& portal : site.portals) {
        int place = -1;
        if (portal.kind == PortalKind::opening) place = portal.row;
        if (portal.kind == PortalKind::lane) place = openings + portal.row;
        if (portal.kind == PortalKind::connector_lower || portal.kind == PortalKind::connector_upper) {
            place = openings + facilities + portal.row;
        }
        site.queue_place_of_portal.push_back(place);
    }
}

// Spots a quarter of a metre apart, clear of walls.
void add_entrance_spots(const VenueDef& venue, Site& site) {
    constexpr double spacing_m = 0.25;
    constexpr float clear_m = 0.2f;
    for (const EntranceDef& entrance : venue.entrances) {
        std::vector<Vec2f> spots;
        const auto plane = entrance.level.index();
        Vec2 low{1e300, 1e300}, high{-1e300, -1e300};
        for (Vec2 p : entrance.polygon.outer) {
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
        for (double y = low.y + 0.5 * spacing_m; y < high.y; y += spacing_m) {
            for (double x = low.x + 0.5 * spacing_m; x < high.x; x += spacing_m) {
                const Vec2f p = to_float(Vec2{x, y} - site.planes[plane].origin);
                if (contains(entrance.polygon, {x, y}) &&
                    site.rasters.planes[plane].distance(p) > clear_m) {
                    spots.push_back(p);
                }
            }
        }
        site.entrance_spots.push_back(std::move(spots));
    }
}

void add_spots(const DemandDef& demand, Site& site) {
    for (const SpotDef& spot : demand.spots) {
        site.spots.push_back(to_float(spot.point - site.planes[spot.level.index()].origin));
    }
}

void add_zone_areas(Site& site) {
    site.zone_area_m2.assign(static_cast<std::size_t>(site.rasters.zones), 0.0f);
    for (const LevelRaster& raster : site.rasters.planes) {
        std::vector<std::int64_t> nodes(site.zone_area_m2.size(), 0);
        for (const auto zone : raster.zone) {
            if (zone >= 0) ++nodes[static_cast<std::size_t>(zone)];
        }
        for (std::size_t z = 0; z < nodes.size(); ++z) {
            site.zone_area_m2[z] += static_cast<float>(nodes[z]) * raster.cell_m * raster.cell_m;
        }
    }
    // A coarse raster has a few rows of nodes across a link: too few to count.
    for (std::size_t z = 0; z < site.zone_area_m2.size(); ++z) {
        const Plane& plane = site.planes[static_cast<std::size_t>(site.rasters.zone_plane[z])];
        if (plane.connector.is_valid() && plane.coarse_m > 0) {
            site.zone_area_m2[z] = static_cast<float>(plane.size.x * plane.size.y);
        }
    }
}

void add_portal_tables(const Scenario& s, Site& site) {
    site.lines_on_plane.resize(site.planes.size());
    site.first_end_portal.assign(s.venue.connectors.size(), -1);
    site.first_lane_portal.assign(s.facilities.size(), -1);
    site.first_door_portal.assign(s.venue.platforms.size(), -1);
    site.first_file = first_files(s, site.portals);
    site.lift_banks = banks_of_lifts(s.venue);
    site.service_of_platform.assign(s.venue.platforms.size(), -1);
    for (int p = 0; p < static_cast<int>(site.portals.size()); ++p) {
        const Portal& portal = site.portals[std::size_t(p)];
        const auto row = static_cast<std::size_t>(portal.row);
        if (portal.kind == PortalKind::opening || portal.kind == PortalKind::lane) {
            site.lines_on_plane[static_cast<std::size_t>(portal.sides[0].plane)].push_back(p);
        }
        if (portal.kind == PortalKind::connector_lower) site.first_end_portal[row] = p;
        if (portal.kind == PortalKind::lane && portal.index == 0) site.first_lane_portal[row] = p;
        if (portal.kind == PortalKind::door && portal.index == 0) site.first_door_portal[row] = p;
    }
    for (std::size_t i = 0; i < s.services.size(); ++i) {
        site.service_of_platform[s.services[i].platform.index()] = static_cast<int>(i);
    }
}

}  // namespace

bool Site::is_in_area(std::int32_t plane, Vec2f at, int area) const {
    const auto row = static_cast<std::size_t>(plane);
    if (area_masks[row].nodes.empty()) return false;
    const std::uint32_t bits = area_masks[row].at(rasters.planes[row], at);
    for (std::size_t bit = 0; bit < area_rows[row].size(); ++bit) {
        if (area_rows[row][bit] == area) return (bits >> bit & 1u) != 0;
    }
    return false;
}

Site make_site(const Scenario& scenario, Faults& faults) {
    Site site;
    site.planes = make_planes(scenario.venue);
    coarsen_network_planes(scenario, site.planes);
    site.portals = make_portals(scenario.venue, scenario.facilities, site.planes);
    add_stay_places(scenario, site, faults);
    if (!faults.empty()) return site;
    site.rasters = make_rasters(site.planes, scenario.facilities, site.portals, scenario.raster_m);
    for (std::size_t p = 0; p < site.planes.size(); ++p) {
        site.corners.push_back(make_corner_map(site.planes[p], site.portals, static_cast<int>(p)));
    }
    add_portal_tables(scenario, site);
    add_line_stops(scenario, site);
    add_queue_places(scenario, site);
    add_area_masks(scenario.venue, site);
    add_entrance_spots(scenario.venue, site);
    add_spots(scenario.demand, site);
    add_zone_areas(site);
    check_zones(scenario, site, faults);
    add_stay_spots(site, faults);
    if (!faults.empty()) return site;
    site.zones = make_zone_grids(site.rasters, site.portals, field_spacings(site.planes));
    site.fields = make_fields(site.zones, site.rasters, site.portals);
    site.graph = make_route_graph(site.portals, site.fields, site.rasters.zones);
    add_lift_rides(scenario.venue, site.portals, site.graph);
    add_queue_lines(scenario, site, faults);
    if (!faults.empty()) return site;
    site.zone_venue = venues_of_zones(scenario, site);
    site.network_places = make_network_places(scenario, site);
    add_wide_ways(scenario, site);
    add_destinations(scenario, site);
    check_reachable(scenario, site, faults);
    return site;
}

}  // namespace tidegate
