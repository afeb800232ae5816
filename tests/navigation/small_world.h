#pragma once
#include <cmath>
#include <vector>

#include "navigation/route_graph.h"
#include "navigation/solve_fields.h"

namespace tidegate::test {

/// A venue built in a test and what navigation makes of it.
struct World {
    VenueDef venue;
    std::vector<FacilityDef> facilities;
    std::vector<Plane> planes;
    std::vector<Portal> portals;
    Rasters rasters;
    std::vector<TravelField> fields;
};

inline Ring box(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
}
inline Ring hole(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x0, y1}, {x1, y1}, {x1, y0}};
}
inline Ring round_hole(Vec2 centre, double radius_m, int points = 720) {
    Ring ring;
    for (int i = 0; i < points; ++i) {
        const double angle = -2 * M_PI * i / points;
        ring.push_back(centre + Vec2{std::cos(angle), std::sin(angle)} * radius_m);
    }
    return ring;
}
inline LevelDef level(const char* name, Polygon floor, double elevation_m = 0) {
    return {name, elevation_m, {std::move(floor)}};
}
inline OpeningDef opening(const char* name, Segment line, int on_level = 0) {
    return {.name = name, .level = {on_level}, .line = line};
}
inline ExitDef exit_at(const char* name, Segment line, int on_level = 0) {
    return {.name = name, .level = {on_level}, .line = line};
}

inline World make_shapes(VenueDef venue, std::vector<FacilityDef> facilities = {},
                         double cell_m = 0.1) {
    World world;
    world.venue = std::move(venue);
    world.facilities = std::move(facilities);
    world.planes = make_planes(world.venue);
    world.portals = make_portals(world.venue, world.facilities, world.planes);
    world.rasters = make_rasters(world.planes, world.facilities, world.portals, cell_m);
    return world;
}
inline World make_world(VenueDef venue, std::vector<FacilityDef> facilities = {},
                        double spacing_m = field_spacing_m, double cell_m = 0.1) {
    World world = make_shapes(std::move(venue), std::move(facilities), cell_m);
    const auto zones = make_zone_grids(world.rasters, world.portals, std::vector<FieldSpacing>(world.planes.size(), {spacing_m, spacing_m}));
    world.fields = make_fields(zones, world.rasters, world.portals);
    return world;
}
inline int portal_row(const World& world, const std::string& name) {
    for (std::size_t i = 0; i < world.portals.size(); ++i) {
        if (world.portals[i].name == name) return static_cast<int>(i);
    }
    return -1;
}
inline const TravelField& field_to(const World& world, const std::string& name, int side = 0) {
    return world.fields[static_cast<std::size_t>(2 * portal_row(world, name) + side)];
}
inline double degrees_between(Vec2 a, Vec2 b) {
    return std::abs(std::atan2(cross(a, b), dot(a, b))) * 180 / M_PI;
}

}  // namespace tidegate::test
