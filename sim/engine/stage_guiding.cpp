#include <algorithm>
#include <cmath>

#include "base/chunks.h"
#include "engine/free_room.h"
#include "engine/groups.h"
#include "engine/lift_cars.h"
#include "engine/near_walls.h"
#include "engine/network_files.h"
#include "engine/passage_rules.h"
#include "engine/person.h"
#include "engine/queue_guidance.h"
#include "engine/rides.h"
#include "engine/route_choice.h"
#include "engine/stages.h"
#include "engine/stays.h"
#include "engine/ways_ahead.h"

namespace tidegate {
namespace {

constexpr std::size_t chunk = 512;
constexpr float near_target_m = 3;      // from here on the way is looked up in every step
constexpr float still_m_s = 0.1f;       // ... by those who move
constexpr float at_line_m = 0.8f;       // nearer, the field leads straight across the line
constexpr float stop_before_door_m = 0.6f;  // room for those who alight
constexpr float makes_way_within_m = 1.0f;
constexpr float waits_for_another_m = 4;    // from a door, while the vehicle of another line stands there ...
constexpr float steps_up_m = 1.5f;          // this near to a lane one heeds only those who want through the same one
constexpr float clears_doors_m = 3;         // ... and this far off, so that others can board

bool people_alight(const Site& site, const World& world, int door) {
    const int platform = site.portals[std::size_t(door)].row;
    const int service = site.service_of_platform[std::size_t(platform)];
    const bool stands = service >= 0 ? world.trains[std::size_t(service)].at_platform
                                     : world.edges[std::size_t(platform)].line >= 0;
    return stands && !world.alighting[std::size_t(door)].empty();
}

TargetNow target_now(const Scenario& s, const Site& site, const World& world, int p, int d) {
    const Portal& portal = site.portals[std::size_t(p)];
    TargetNow t;
    if (portal.sides[std::size_t(d)].plane < 0) return t;
    t.leads = leads_on(site, world, p, d);
    const int limit = world.passages[std::size_t(p)].limit;
    const bool metered = limit >= 0 && world.limits[std::size_t(limit)].metered_interval_s > 0;
    const bool held = is_held(site, world, p, d);
    t.is_shut_now = held;
    t.is_held = held || metered || portal.kind == PortalKind::lane;
    const bool is_lift = enters_car(world, portal, d);
    t.is_door = (portal.kind == PortalKind::door || is_lift) && held;
    t.makes_way = t.is_door && (is_lift ? lets_out(world, portal) : people_alight(site, world, p));
    t.has_vehicle = portal.kind == PortalKind::door && !held && !site.lines_at[std::size_t(portal.row)].empty();
    t.is_exit = portal.kind == PortalKind::exit;
    t.is_stay = portal.kind == PortalKind::stay;
    t.is_connector_end =
        portal.kind == PortalKind::connector_lower || portal.kind == PortalKind::connector_upper;
    t.captures = portal.kind != PortalKind::opening && !t.is_exit;
    const PlanePace pace = pace_towards(s, site, world, p, d);
    t.belt_m_s = pace.belt_m_s;
    t.factor = pace.factor;
    t.stair = pace.stair;
    t.slowed = pace.slowed;
    t.queue_place = site.queue_place_of_portal[std::size_t(p)];
    if (t.queue_place >= 0) t.queue_reach_m = site.queue_places[std::size_t(t.queue_place)].reach_m;
    return t;
}

// Over the line already, waiting for room on the other side.
bool is_beyond(const Site& site, std::int32_t target, Vec2f p) {
    const PortalSide& side = site.portals[std::size_t(target / 2)].sides[std::size_t(target % 2)];
    return dot(to_double(p) - side.line.a, side.into) < 0.02;
}

// At the end of a connector where all places to set foot are taken: along its line to the nearest that is free, so that
// one who finds somebody before him does not bar the whole width. Zero: stand.
Vec2f along_to_landing(const Site& site, const World& world, std::int32_t target, Vec2f p, float radius_m) {
    const Segment& line = site.portals[std::size_t(target / 2)].sides[std::size_t(target % 2)].line;
    const auto landing = find_landing(site, world, target / 2, target % 2, p, radius_m, line.length_m());
    if (!landing || std::abs(landing->aside_m) < 0.1) return {};
    return to_float(line.direction() * (landing->aside_m > 0 ? 1.0 : -1.0));
}

// Straight on once the exit is near: the field ends at its line, people do not.
Vec2f out_of(const Site& site, std::int32_t target, Vec2f p, Vec2f way) {
    constexpr double near_m = 0.3;
    const PortalSide& side = site.portals[std::size_t(target / 2)].sides[std::size_t(target % 2)];
    const double before_m = dot(to_double(p) - side.line.a, side.into);
    const double t = nearest_parameter(side.line, to_double(p));
    return before_m < near_m && t > 0 && t < 1 ? to_float(side.into * -1.0) : way;
}

// Off to the side of a door, and back from it, so that those inside can alight.
Vec2f aside_of(const Site& site, std::int32_t target, Vec2f p) {
    const PortalSide& side = site.portals[std::size_t(target / 2)].sides[std::size_t(target % 2)];
    const Vec2 along = side.line.direction();
    const double beside = dot(to_double(p) - side.line.middle(), along) < 0 ? -1 : 1;
    return to_float(unit(along * beside + side.into));
}

// What the model has to know of it; only looked for in steps that choose directions.
void feel_wall(const Site& site, World& world, std::size_t i) {
    const WallNear wall = wall_near(site.raster(world.walkers.plane[i]), world.walkers.position(i));
    Guidance& g = world.guidance;
    g.wall_m[i] = wall.distance_m;
    g.wall_nx[i] = wall.away.x, g.wall_ny[i] = wall.away.y;
}

WallNear wall_felt(const Guidance& g, std::size_t i) { return {g.wall_m[i], {g.wall_nx[i], g.wall_ny[i]}}; }

// The line's perpendicular through p meets the line: nothing stands between.
bool is_in_front(const Site& site, std::int32_t target, Vec2f p) {
    const Segment& line = site.portals[std::size_t(target / 2)].sides[std::size_t(target % 2)].line;
    const Vec2 along = line.b - line.a;
    const double t = dot(to_double(p) - line.a, along);
    return t >= 0 && t <= dot(along, along);
}

// Direction wanted where the walker stands now; zero: stand.
Vec2f way_on(const Scenario& s, const Site& site, World& world, const StepTime& time, const WaysAhead& ahead, std::size_t i) {
    Walkers& w = world.walkers;
    const std::int32_t target = w.target[i];
    const TargetNow& now = world.targets[std::size_t(target)];
    const Vec2f p = w.position(i);
    if (now.is_stay) {
        w.gap_wanted[i] = 0;
        if (const auto way = way_to_spot(site, world, i)) return *way;
    }
    const OwnCourse own = course_of(site, world, ahead, i);
    Course course = own.usual;
    if (course.distance_m > at_line_m || !is_in_front(site, target, p)) {
        course.direction = time.steers ? way_clear_of_walls(site, *own.way, w, i, own.now, wall_felt(world.guidance, i))
                                       : way_clear_of_walls(site, *own.way, w, i, own.now);
    }
    w.to_go[i] = course.distance_m;
    w.gap_wanted[i] = 0;
    if (now.is_held && course.distance_m < waits_within_m && w.zone[i] >= 0) {
        const float spacing_m = world.zone_spacing_m[std::size_t(w.zone[i])];
        w.gap_wanted[i] = std::max(0.0f, spacing_m - 2 * w.radius[i]);
    }
    if (now.has_vehicle && course.distance_m < waits_for_another_m &&
        !takes_vehicle(s, site, world, target / 2, w.agent[i])) {
        return course.distance_m < clears_doors_m ? aside_of(site, target, p) : Vec2f{};
    }
    if (now.makes_way && course.distance_m < makes_way_within_m) return aside_of(site, target, p);
    if (now.is_door && course.distance_m < stop_before_door_m) return {};
    if (now.is_connector_end && course.distance_m < 1 && is_beyond(site, target, p)) {
        return along_to_landing(site, world, target, p, w.radius[i]);
    }
    return now.is_exit ? out_of(site, target, p, course.direction) : course.direction;
}

bool stands_still(World& world, std::size_t i) {
    Walkers& w = world.walkers;
    if (w.target[i] < 0 || w.has(i, served)) return true;
    if (!w.has(i, stands)) return false;
    if (world.now < world.agents[std::size_t(w.agent[i])].walks_from()) return true;
    w.set(i, stands, false);
    return false;
}

// Who got off and has no way on (its line ended here) clears the door for those behind.
bool steps_clear_of_door(const Site& site, const World& world, std::size_t i) {
    const Walkers& w = world.walkers;
    if (w.target[i] >= 0) return false;  // before looking at the agent: rows of that table lie scattered, one wait for memory each
    const int door = world.agents[std::size_t(w.agent[i])].last_portal;
    if (door < 0 || site.portals[std::size_t(door)].kind != PortalKind::door) return false;
    const PortalSide& side = site.portals[std::size_t(door)].sides[0];
    return side.plane == w.plane[i] && distance_m(side.line, to_double(w.position(i))) < clears_doors_m;
}

void guide(const Scenario& s, const Site& site, World& world, const StepTime& time, const WaysAhead& ahead,
           std::size_t i) {
    Walkers& w = world.walkers;
    Guidance& g = world.guidance;
    if (time.steers) feel_wall(site, world, i);
    g.speed[i] = w.free_speed[i];
    // Who walks up to any lane of a gate waits in one crowd with the others there. Were lanes streams of their own, people of one would
    // be in the way of those of another, lose patience and squeeze in among them.
    g.stream[i] = w.target[i] < 0 || w.to_go[i] < steps_up_m ? w.target[i] : target_of_crowd(site, w.target[i]);
    if (steps_clear_of_door(site, world, i)) {
        const Vec2f e = aside_of(site, 2 * world.agents[std::size_t(w.agent[i])].last_portal, w.position(i));
        w.ex[i] = e.x, w.ey[i] = e.y;
        return;
    }
    if (stands_still(world, i)) {
        w.ex[i] = w.ey[i] = 0;
        w.gap_wanted[i] = 0;
        return;
    }
    if (is_led_by_queue(site, world, i)) {
        g.speed[i] = pace_of(world, i);
        guide_in_queue(site, world, i, g.speed[i]);
        return;
    }
    const bool moves = w.vx[i] * w.vx[i] + w.vy[i] * w.vy[i] > still_m_s * still_m_s;
    const bool sets_out = w.ex[i] == 0 && w.ey[i] == 0;
    if (time.steers || sets_out || (w.to_go[i] < near_target_m && moves)) {
        const Vec2f e = way_on(s, site, world, time, ahead, i);
        w.ex[i] = e.x, w.ey[i] = e.y;
    } else {
        w.to_go[i] -= time.step_s * (w.vx[i] * w.ex[i] + w.vy[i] * w.ey[i]);
    }
    const bool walks = w.ex[i] != 0 || w.ey[i] != 0;
    if (walks) g.speed[i] = pace_of(world, i);
    if (w.has(i, grouped)) g.speed[i] = pace_in_group(s, site, world, i, g.speed[i]);
}

// Spacing of people who wait, so that a waiting crowd has `density` (hexagonal packing: spacing^2 = 2 /
// (sqrt(3) density)). As a place fills, everybody stands closer.
void space_zones(const Scenario& s, const Site& site, World& world) {
    for (std::size_t z = 0; z < world.zone_people.size(); ++z) {
        const float mean =
            static_cast<float>(world.zone_people[z]) / std::max(1.0f, site.zone_area_m2[z]);
        const float density = std::max(static_cast<float>(s.walk.waiting_density_per_m2), 1.25f * mean);
        world.zone_spacing_m[z] = std::sqrt(1.1547005f / density);
    }
}

// A free tread on stairs and stopped escalators.
void room_on_planes(const Scenario& s, const Site& site, World& world) {
    std::vector<float>& room_m = world.guidance.plane_room_m;
    room_m.assign(site.planes.size(), 0);
    for (std::size_t p = 0; p < site.planes.size(); ++p) {
        const ConnectorId connector = site.planes[p].connector;
        if (!connector.is_valid()) continue;
        const bool moves = world.connectors[connector.index()].belt_speed_m_s > 0;
        if (!moves && has_treads(s.venue.connectors[connector.index()])) room_m[p] = static_cast<float>(s.walk.stair_room_m);
    }
}

}  // namespace

void look_at_targets(const Scenario& s, const Site& site, World& world) {
    world.targets.resize(2 * site.portals.size());
    for (int t = 0; t < static_cast<int>(world.targets.size()); ++t) {
        world.targets[std::size_t(t)] = target_now(s, site, world, t / 2, t % 2);
    }
}

void guide_all(const Scenario& s, const Site& site, World& world, const StepTime& time) {
    world.guidance.resize(world.walkers.size());
    space_zones(s, site, world);
    room_on_planes(s, site, world);
    look_at_groups(site, world);
    parallel_chunks(world.walkers.size(), chunk, [&](std::size_t begin, std::size_t end, std::size_t) {
        WaysAhead ahead;
        for (std::size_t first = begin; first < end; first += SixteenCourses::places) {
            if (time.steers) look_ahead(site, world, first, end, ahead);
            const std::size_t last = std::min<std::size_t>(first + SixteenCourses::places, end);
            for (std::size_t i = first; i < last; ++i) guide(s, site, world, time, ahead, i);
        }
    });
}

}  // namespace tidegate
