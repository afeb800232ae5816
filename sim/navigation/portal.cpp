#include "navigation/portal.h"

#include <fmt/format.h>

#include "venue/polygon_tests.h"

namespace tidegate {
namespace {

/// Unit normal of a line on the border of the floor that points to the floor. Lines may lie up to
/// 0.3 m off the border, so the nearest probe at which exactly one side is floor decides.
Vec2 towards_floor(const Plane& plane, const Segment& line) {
    const Vec2 left = line.right_normal() * -1.0;
    for (const double along : {0.5, 0.25, 0.75, 0.1, 0.9}) {
        for (const double away_m : {0.05, 0.1, 0.2, 0.35, 0.5}) {
            const bool left_floor = contains(plane.floor, line.at(along) + left * away_m);
            const bool right_floor = contains(plane.floor, line.at(along) - left * away_m);
            if (left_floor != right_floor) return left_floor ? left : left * -1.0;
        }
    }
    return left;
}

/// The end of a connector's plane at x = 0, all of it. Of a walkway that is wider than its door, the middle.
Segment end_across(const ConnectorDef& def, const Segment& door) {
    const bool is_all = def.kind != ConnectorKind::walkway || door.length_m() >= def.width_m;
    const double beside_m = is_all ? 0 : 0.5 * (def.width_m - door.length_m());
    return {{0, beside_m}, {0, def.width_m - beside_m}};
}

struct PortalMaker {
    const VenueDef& venue;
    std::span<const Plane> planes;
    std::vector<Portal> portals;

    Segment on_plane(LevelId level, const Segment& line) const {
        const Vec2 origin = planes[level.index()].origin;
        return {line.a - origin, line.b - origin};
    }

    /// A line across a level: left of it is side 0.
    void add_crossing(Portal portal, LevelId level, const Segment& line) {
        const Segment local = on_plane(level, line);
        const Vec2 right = local.right_normal();
        portal.sides[0] = {level.row, local, {}, right * -1.0};
        portal.sides[1] = {level.row, local, {}, right};
        portals.push_back(std::move(portal));
    }
    PortalSide border_side(LevelId level, const Segment& line) const {
        const Segment local = on_plane(level, line);
        return {level.row, local, {}, towards_floor(planes[level.index()], local)};
    }

    /// Between the lowest and the highest one of a lift: the car's doors there are those at the highest.
    void add_stop(int row, int plane, int stop) {
        const ConnectorDef& def = venue.connectors[static_cast<std::size_t>(row)];
        const LevelId level = level_of_stop(def, stop);
        const std::string name = fmt::format("{} stop {}", def.name, venue.levels[level.index()].name);
        Portal portal{name, PortalKind::connector_upper, row, stop, {}};
        portal.sides[0] = {plane, {{def.length_m, 0}, {def.length_m, def.width_m}}, {}, {-1, 0}};
        portal.sides[1] = border_side(level, line_of_stop(def, stop));
        portals.push_back(std::move(portal));
    }

    void add_connector(int row) {
        const ConnectorDef& def = venue.connectors[static_cast<std::size_t>(row)];
        const int plane = static_cast<int>(venue.levels.size()) + row;
        const double x = def.length_m;
        const Segment lower_end = end_across(def, def.lower_line), upper_end = end_across(def, def.upper_line);
        Portal lower{def.name + " lower end", PortalKind::connector_lower, row, 0, {}};
        lower.sides[0] = border_side(def.lower_level, def.lower_line);
        lower.sides[1] = {plane, lower_end, {}, {1, 0}};
        portals.push_back(std::move(lower));
        for (int stop = 1; stop + 1 < stops_of(def); ++stop) add_stop(row, plane, stop);
        Portal upper{def.name + " upper end", PortalKind::connector_upper, row, stops_of(def) - 1, {}};
        upper.sides[0] = {plane, {{x, upper_end.a.y}, {x, upper_end.b.y}}, {}, {-1, 0}};
        upper.sides[1] = border_side(def.upper_level, def.upper_line);
        portals.push_back(std::move(upper));
    }
};

}  // namespace

std::vector<Portal> make_portals(const VenueDef& venue, std::span<const FacilityDef> facilities,
                                 std::span<const Plane> planes) {
    PortalMaker maker{venue, planes, {}};
    int row = 0;
    for (const OpeningDef& opening : venue.openings) {
        maker.add_crossing({opening.name, PortalKind::opening, row++, 0, {}}, opening.level,
                           opening.line);
    }
    row = 0;
    for (const FacilityDef& facility : facilities) {
        int lane = 0;
        for (const Segment& line : lane_segments(facility)) {
            maker.add_crossing(
                {fmt::format("{} lane {}", facility.name, lane), PortalKind::lane, row, lane, {}},
                facility.level, line);
            ++lane;
        }
        ++row;
    }
    const int connectors = static_cast<int>(venue.connectors.size());
    for (row = 0; row < connectors; ++row) maker.add_connector(row);
    row = 0;
    for (const ExitDef& exit : venue.exits) {
        Portal portal{exit.name, PortalKind::exit, row++, 0, {}};
        portal.sides[0] = maker.border_side(exit.level, exit.line);
        maker.portals.push_back(std::move(portal));
    }
    row = 0;
    for (const PlatformDef& platform : venue.platforms) {
        int door = 0;
        for (const Segment& line : door_segments(platform)) {
            Portal portal{
                fmt::format("{} door {}", platform.name, door), PortalKind::door, row, door, {}};
            portal.sides[0] = maker.border_side(platform.level, line);
            maker.portals.push_back(std::move(portal));
            ++door;
        }
        ++row;
    }
    return std::move(maker.portals);
}

}  // namespace tidegate
