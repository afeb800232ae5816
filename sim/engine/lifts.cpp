#include "engine/lifts.h"

#include <algorithm>
#include <cmath>

#include "engine/lift_cars.h"
#include "engine/passage_rules.h"
#include "engine/step_over.h"

namespace tidegate {
namespace {

// The doors at one stop: where people step in in direction `stop`, and out against it.
int doors_at(int lower_portal, int stop) { return lower_portal + stop; }

Vec2f place_in_car(const ConnectorDef& def, int place, int stop) {
    constexpr double off_wall_m = 0.25;
    const long in_depth = std::lround(std::sqrt(def.lift.capacity * def.length_m / def.width_m));
    const int rows = std::max(1, static_cast<int>(in_depth));
    const int files = (def.lift.capacity + rows - 1) / rows;
    const double deep = (place / files + 0.5) / rows, across = (place % files + 0.5) / files;
    const double x = off_wall_m + deep * std::max(0.0, def.length_m - 2 * off_wall_m);
    const double y = off_wall_m + across * std::max(0.0, def.width_m - 2 * off_wall_m);
    return to_float(Vec2{stop == 0 ? def.length_m - x : x, y});  // the first goes to the far end
}

// Who of those aboard stands nearest to the doors that are open; -1: nobody.
std::int64_t nearest_to_doors(const Site& site, const World& world, int portal, int stop) {
    const Walkers& w = world.walkers;
    const PortalSide& inside = site.portals[std::size_t(portal)].sides[std::size_t(1 - stop)];
    const Vec2 size = site.planes[std::size_t(inside.plane)].size;
    std::int64_t nearest = -1;
    double least_m = 1e9;
    const auto whole_car_m = static_cast<float>(size.x + size.y);
    for_each_near(world.grid, inside.plane, to_float(size * 0.5), whole_car_m, [&](std::size_t i) {
        if (w.plane[i] != inside.plane || w.agent[i] < 0) return;
        const double m = distance_m(inside.line, to_double(w.position(i)));
        const bool is_nearer = m < least_m || (m == least_m && w.agent[i] < w.agent[std::size_t(nearest)]);
        if (!is_nearer) return;
        nearest = static_cast<std::int64_t>(i);
        least_m = m;
    });
    return nearest;
}

void let_out(const Scenario& s, const Site& site, World& world, int portal, LiftState& lift) {
    if (lift.rides || lift.to_alight == 0 || world.now < lift.next_transfer) return;
    const std::int64_t rider = nearest_to_doors(site, world, portal, lift.stop);
    if (rider < 0) return;
    const auto i = static_cast<std::size_t>(rider);
    const int out = 1 - lift.stop;
    const auto landing = landing_of(site, world, i, portal, out);
    if (!landing) return;
    alight(s.venue.connectors[std::size_t(site.portals[std::size_t(portal)].row)], world.now, lift);
    land(s, site, world, i, portal, out, *landing, world.now);
}

bool is_called(const Site& site, const World& world, int lower_portal, int stop) {
    const int portal = doors_at(lower_portal, stop);
    return leads_on(site, world, portal, stop) && world.passages[std::size_t(portal)].heading[std::size_t(stop)] > 0;
}

}  // namespace

bool enters_lift(const Site& site, const World& world, int p, int direction) {
    const Portal& portal = site.portals[std::size_t(p)];
    const bool is_end = portal.kind == PortalKind::connector_lower || portal.kind == PortalKind::connector_upper;
    if (enters_car(world, portal, direction)) return true;
    if (!is_end || !world.lifts[std::size_t(portal.row)].exists) return false;
    return direction == (portal.kind == PortalKind::connector_lower ? 0 : 1);
}

bool lets_out(const Site& site, const World& world, int p) {
    const Portal& portal = site.portals[std::size_t(p)];
    if (has_car(world, portal)) {
        const CarState& car = world.cars[std::size_t(portal.row)];
        return car.rides == 0 && car.to_alight > 0 && car.stop == portal.index;
    }
    const LiftState& lift = world.lifts[std::size_t(portal.row)];
    return !lift.rides && lift.to_alight > 0 && lift.stop == (portal.kind == PortalKind::connector_lower ? 0 : 1);
}

void run_lifts(const Scenario& s, const Site& site, World& world) {
    for (int p = 0; p < static_cast<int>(site.portals.size()); ++p) {
        const Portal& portal = site.portals[std::size_t(p)];
        if (portal.kind != PortalKind::connector_lower) continue;
        LiftState& lift = world.lifts[std::size_t(portal.row)];
        if (!lift.exists) continue;
        const bool here = is_called(site, world, p, lift.stop), there = is_called(site, world, p, 1 - lift.stop);
        step(s.venue.connectors[std::size_t(portal.row)], world.now, here, there, lift);
        let_out(s, site, world, doors_at(p, lift.stop), lift);
    }
}

void step_in(const Scenario& s, const Site& site, World& world, const World::AtLine& at, int direction) {
    const Portal& portal = site.portals[std::size_t(at.portal)];
    const auto row = static_cast<std::size_t>(portal.row);
    const auto i = static_cast<std::size_t>(at.walker);
    const ConnectorDef& def = s.venue.connectors[row];
    LiftState& lift = world.lifts[row];
    if (world.now < lift.next_transfer || !lift.is_boardable(direction)) return;
    const int places = places_for(def, double{world.walkers.radius[i]});
    if (places > lift.places_left || !take_passage(s, site, world, at.portal, direction, world.now)) return;
    const int plane = portal.sides[std::size_t(1 - direction)].plane;
    const Landing place{plane, place_in_car(def, def.lift.capacity - lift.places_left, direction), 0};
    board(def, places, world.now, lift);
    land(s, site, world, i, at.portal, direction, place, world.now);
    world.walkers.vx[i] = world.walkers.vy[i] = 0;
    world.walkers.halt(i);
    world.walkers.set(i, served, true);
}

}  // namespace tidegate
