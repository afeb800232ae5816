#include "engine/site_checks.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace tidegate {
namespace {

// The file's name as the scenario gives it.
std::string file_of(const Scenario& s, const char* key, const char* usual) {
    for (const auto& [name, value] : s.parameters) {
        if (name == key) return value;
    }
    return usual;
}

const char* side_name(int side) { return side == 0 ? "left" : "right"; }

void check_portal(const Portal& portal, const std::string& file, Faults& faults) {
    for (int side = 0; side < 2; ++side) {
        const PortalSide& s = portal.sides[std::size_t(side)];
        if (s.plane < 0 || s.zone.is_valid()) continue;
        faults.add({file}, fmt::format("'{}' has no floor on its {} side", portal.name, side_name(side)),
                   "floor on both sides", "move the line so that people can stand before and behind it");
    }
    if (portal.kind != PortalKind::opening && portal.kind != PortalKind::lane) return;
    if (portal.sides[0].zone.is_valid() && portal.sides[0].zone == portal.sides[1].zone) {
        faults.add({file}, fmt::format("'{}' does not separate its two sides", portal.name),
                   "a line from wall to wall",
                   "extend it to the walls, or add barriers beside it, so that there is no way round");
    }
}

int zone_of_origin(const Scenario& s, const Site& site, const DemandRow& row) {
    const auto origin = static_cast<std::size_t>(row.origin);
    if (row.origin_kind == OriginKind::entrance) {
        const int plane = s.venue.entrances[origin].level.row;
        return site.rasters.zone_at(plane, site.entrance_spots[origin].front()).row;
    }
    if (row.origin_kind == OriginKind::spot) {
        return site.rasters.zone_at(s.demand.spots[origin].level.row, site.spots[origin]).row;
    }
    const int door = site.first_door_portal[s.services[origin].platform.index()];
    return site.portals[std::size_t(door)].sides[0].zone.row;
}

}  // namespace

void check_zones(const Scenario& s, const Site& site, Faults& faults) {
    const std::string venue_file = file_of(s, "venue.file", "venue.geojson");
    for (std::size_t e = 0; e < site.entrance_spots.size(); ++e) {
        if (!site.entrance_spots[e].empty()) continue;
        faults.add({venue_file},
                   fmt::format("entrance '{}' has no room to appear in", s.venue.entrances[e].name),
                   "a polygon on the floor, at least 0.5 m wide", "move it away from walls");
    }
    for (std::size_t i = 0; i < site.spots.size(); ++i) {
        const SpotDef& spot = s.demand.spots[i];
        const bool is_floor = site.raster(spot.level.row).distance(site.spots[i]) > 0;
        if (is_floor && site.rasters.zone_at(spot.level.row, site.spots[i]).is_valid()) continue;
        faults.add({}, fmt::format("nobody can appear at ({:.2f}, {:.2f})", spot.point.x, spot.point.y),
                   "a point on the floor");
    }
    for (const Portal& portal : site.portals) check_portal(portal, venue_file, faults);
}

void check_reachable(const Scenario& s, const Site& site, Faults& faults) {
    const std::string demand_file = file_of(s, "demand.file", "demand.csv");
    const std::vector<PortalCost> open(site.portals.size());
    const SidePace pace(2 * site.portals.size(), 1.0f);
    for (std::size_t r = 0; r < s.demand.rows.size(); ++r) {
        const DemandRow& row = s.demand.rows[r];
        const Destination& goal = site.destinations[std::size_t(site.destination_of_row[r])];
        const std::vector<float> go = times_to_go(site.graph, goal.goals, open, pace);
        const auto& legs = site.graph.from_zone[std::size_t(zone_of_origin(s, site, row))];
        const bool reaches = std::any_of(legs.begin(), legs.end(), [&](const RouteGraph::Leg& leg) {
            return std::isfinite(go[std::size_t(2 * leg.portal + leg.direction)]);
        });
        if (!reaches) {
            faults.add({demand_file, row.line}, "its goal cannot be reached from its origin",
                       "a way over openings, gates and connectors, even if some are closed at first",
                       "look for a gap between floor, openings and connector ends");
        }
    }
}

}  // namespace tidegate
