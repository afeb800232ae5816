#include "engine/stay_places.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/site_checks.h"
#include "engine/waiting_spots.h"
#include "venue/polygon_tests.h"

namespace tidegate {
namespace {

constexpr int looks_across = 64;          // places looked at along each side of the area's bounding box
constexpr double least_clear_m = 0.3;
constexpr double half_line_m = 0.2;
constexpr float spot_spacing_m = 0.5f;
constexpr float clear_of_wall_m = 0.25f;

double distance_to_rings_m(const std::vector<Polygon>& polygons, Vec2 p) {
    double least = std::numeric_limits<double>::infinity();
    const auto look = [&](const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i)
            least = std::min(least, distance_m({ring[i], ring[(i + 1) % ring.size()]}, p));
    };
    for (const Polygon& polygon : polygons) {
        look(polygon.outer);
        for (const Ring& hole : polygon.holes) look(hole);
    }
    return least;
}

struct Middle {
    Vec2 at;  ///< relative to the plane's origin
    double clear_m = 0;
};

Middle middle_of(const AreaDef& area, const Plane& plane) {
    Vec2 low{1e300, 1e300}, high{-1e300, -1e300};
    for (const Polygon& polygon : area.polygons) {
        for (const Vec2 p : polygon.outer) {
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
    }
    Middle best;
    for (int k = 0; k < looks_across * looks_across; ++k) {
        const Vec2 share{(k % looks_across + 0.5) / looks_across, (k / looks_across + 0.5) / looks_across};
        const Vec2 p{low.x + share.x * (high.x - low.x), low.y + share.y * (high.y - low.y)};
        const Vec2 local = p - plane.origin;
        if (!contains(area.polygons, p) || !contains(plane.floor, local)) continue;
        const double clear_m = std::min(distance_to_rings_m(area.polygons, p), distance_to_rings_m(plane.floor, local));
        if (clear_m > best.clear_m) best = {local, clear_m};
    }
    return best;
}

void lay_spots(Site& site, StayPlace& place) {
    const PortalSide& side = site.portals[std::size_t(place.portal)].sides[0];
    const Vec2 size = site.planes[std::size_t(side.plane)].size;
    const LevelRaster& raster = site.raster(side.plane);
    for (float y = 0.5f * spot_spacing_m; y < float(size.y); y += spot_spacing_m) {
        for (float x = 0.5f * spot_spacing_m; x < float(size.x); x += spot_spacing_m) {
            const Vec2f p{x, y};
            if (!site.is_in_area(side.plane, p, place.area.row) || site.rasters.zone_at(side.plane, p) != side.zone) continue;
            if (raster.distance(p) > clear_of_wall_m && is_clear_of_lines(site, side.plane, p)) place.spots.push_back(p);
        }
    }
}

}  // namespace

void add_stay_places(const Scenario& s, Site& site, Faults& faults) {
    for (const StayDef& stay : s.demand.stays) {
        const auto row = static_cast<std::size_t>(site.stay_place_of(stay));
        if (row < site.stay_places.size()) continue;
        const AreaDef& area = s.venue.areas[stay.area.index()];
        const Middle middle = middle_of(area, site.planes[area.level.index()]);
        if (middle.clear_m < least_clear_m) {
            faults.add({"scenario.toml"}, fmt::format("nobody can stay in area '{}' (stay '{}')", area.name, stay.name),
                       "an area with at least 0.6 m x 0.6 m of floor");
            continue;
        }
        const Vec2 along{half_line_m, 0};
        Portal portal{area.name, PortalKind::stay, static_cast<int>(row), 0, {}};
        portal.sides[0] = {area.level.row, {middle.at - along, middle.at + along}, {}, {0, 1}};
        site.stay_places.push_back({stay.area, static_cast<int>(site.portals.size()), {}});
        site.portals.push_back(std::move(portal));
    }
}

void add_stay_spots(Site& site, Faults& faults) {
    for (StayPlace& place : site.stay_places) {
        lay_spots(site, place);
        if (!place.spots.empty()) continue;
        faults.add({"scenario.toml"},
                   fmt::format("nobody can stay in area '{}'", site.portals[std::size_t(place.portal)].name),
                   "floor that is 1 m clear of lines people cross, exits and doors");
    }
}

}  // namespace tidegate
