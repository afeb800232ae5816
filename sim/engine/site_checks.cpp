#include "engine/site_checks.h"

#include <fmt/core.h>

#include "engine/network_planes.h"

namespace tidegate {
namespace {

constexpr std::size_t most_portals = 30000;  // their rows are kept as 16-bit numbers
constexpr int most_zones = 30000;            // likewise

const char* side_name(int side) { return side == 0 ? "left" : "right"; }

// The file in which the plane of a portal is drawn; of a link the scenario's own.
std::string file_of_plane(const Scenario& s, const Site& site, int plane) {
    const auto row = static_cast<std::size_t>(venue_of_plane(s.venue, site.planes[static_cast<std::size_t>(plane)]));
    return venue_file(s, s.network.venues[row].venue);
}

void check_portal(const Scenario& s, const Site& site, const Portal& portal, Faults& faults) {
    const auto file = [&] { return file_of_plane(s, site, portal.sides[0].plane); };
    for (int side = 0; side < 2; ++side) {
        const PortalSide& on = portal.sides[std::size_t(side)];
        if (on.plane < 0 || on.zone.is_valid()) continue;
        faults.add({file()}, fmt::format("'{}' has no floor on its {} side", portal.name, side_name(side)),
                   "floor on both sides", "move the line so that people can stand before and behind it");
    }
    if (portal.kind != PortalKind::opening && portal.kind != PortalKind::lane) return;
    if (portal.sides[0].zone.is_valid() && portal.sides[0].zone == portal.sides[1].zone) {
        faults.add({file()}, fmt::format("'{}' does not separate its two sides", portal.name),
                   "a line from wall to wall",
                   "extend it to the walls, or add barriers beside it, so that there is no way round");
    }
}

}  // namespace

std::string file_of(const Scenario& s, const char* key, const char* usual) {
    for (const auto& [name, value] : s.parameters) {
        if (name == key) return value;
    }
    return usual;
}

std::string venue_file(const Scenario& s, const std::string& venue) {
    if (venue.empty()) return file_of(s, "venue.file", "venue.geojson");
    const std::string file = file_of(s, ("venues." + venue + ".file").c_str(), "");
    return file.empty() ? "scenario.toml" : file;
}

void check_zones(const Scenario& s, const Site& site, Faults& faults) {
    for (std::size_t e = 0; e < site.entrance_spots.size(); ++e) {
        if (!site.entrance_spots[e].empty()) continue;
        faults.add({file_of_plane(s, site, s.venue.entrances[e].level.row)},
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
    for (const Portal& portal : site.portals) check_portal(s, site, portal, faults);
    if (site.planes.size() > most_planes) {
        faults.add({"scenario.toml"},
                   fmt::format("all levels, links and other ways between levels together are {}", site.planes.size()),
                   fmt::format("at most {}", most_planes), "leave venues or links out, or cut the scenario into parts");
    }
    if (site.portals.size() > most_portals) {
        faults.add({"scenario.toml"}, fmt::format("all lines, lanes and doors together are {}", site.portals.size()),
                   fmt::format("at most {}", most_portals));
    }
    if (site.rasters.zones > most_zones) {
        faults.add({"scenario.toml"}, fmt::format("lines cut the floor of all venues into {} parts", site.rasters.zones),
                   fmt::format("at most {}", most_zones));
    }
}

}  // namespace tidegate
