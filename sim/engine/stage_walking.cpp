#include <algorithm>
#include <cmath>

#include "base/chunks.h"
#include "engine/passage_rules.h"
#include "engine/stages.h"

namespace tidegate {
namespace {

constexpr std::size_t chunk = 512;
constexpr float capture_m = 0.35f;      // who is this near to a lane or door may pass it
constexpr float step_on_m = 0.15f;      // who is this near to a connector's end steps over it
constexpr float beyond_exit_m = 0.4f;   // people keep walking beyond an exit: those behind need their room
constexpr float stop_before_door_m = 0.6f;  // room for those who alight
constexpr float makes_way_within_m = 1.0f;
constexpr float waits_within_m = 15;    // of a line that is held: stand at ease, not pressed together
constexpr float wall_share = 0.9f;      // of the body radius that must be free of wall
constexpr float shuffle_m_s = 0.4f;     // slower than this, near a line, is queueing (Fruin 1971: shuffling)

bool people_alight(const Site& site, const World& world, int door) {
    const int platform = site.portals[std::size_t(door)].row;
    const int service = site.service_of_platform[std::size_t(platform)];
    return service >= 0 && world.trains[std::size_t(service)].at_platform &&
           !world.alighting[std::size_t(door)].empty();
}

void look_at_targets(const Scenario& s, const Site& site, World& world) {
    world.targets.assign(2 * site.portals.size(), {});
    for (int p = 0; p < static_cast<int>(site.portals.size()); ++p) {
        const Portal& portal = site.portals[std::size_t(p)];
        for (int d = 0; d < 2; ++d) {
            TargetNow& t = world.targets[std::size_t(2 * p + d)];
            if (portal.sides[std::size_t(d)].plane < 0) continue;
            const int limit = world.passages[std::size_t(p)].limit;
            const bool metered =
                limit >= 0 && world.limits[std::size_t(limit)].metered_interval_s > 0;
            t.is_held = is_held(site, world, p, d) || metered || portal.kind == PortalKind::lane;
            t.is_door = portal.kind == PortalKind::door && is_held(site, world, p, d);
            t.makes_way = t.is_door && people_alight(site, world, p);
            t.is_exit = portal.kind == PortalKind::exit;
            t.is_connector_end = portal.kind == PortalKind::connector_lower ||
                                 portal.kind == PortalKind::connector_upper;
            t.captures = portal.kind != PortalKind::opening && !t.is_exit;
            const PlanePace pace = pace_towards(s, site, world, p, d);
            t.belt_m_s = pace.belt_m_s;
            t.factor = pace.factor;
        }
    }
}

// Gap to the next one that people keep while they wait, so that a waiting crowd has `density` (hexagonal
// packing: spacing^2 = 2 / (sqrt(3) density)). As a place fills, everybody stands closer.
float waiting_gap_m(const Scenario& s, const Site& site, const World& world, std::int32_t zone, float radius) {
    if (zone < 0) return 0;
    const float mean = static_cast<float>(world.zone_people[std::size_t(zone)]) /
                       std::max(1.0f, site.zone_area_m2[std::size_t(zone)]);
    const float density = std::max(static_cast<float>(s.walk.waiting_density_per_m2), 1.25f * mean);
    return std::max(0.0f, std::sqrt(1.1547005f / density) - 2 * radius);
}

// Over the line already, waiting for room on the other side.
bool is_beyond(const Site& site, std::int32_t target, Vec2f p) {
    const PortalSide& side = site.portals[std::size_t(target / 2)].sides[std::size_t(target % 2)];
    return dot(to_double(p) - side.line.a, side.into) < 0.02;
}

// Straight on once the exit is near: the field ends at its line, people do not.
Vec2f out_of(const Site& site, std::int32_t target, Vec2f p, const TravelField& field) {
    constexpr double near_m = 0.3;
    const PortalSide& side = site.portals[std::size_t(target / 2)].sides[std::size_t(target % 2)];
    const double before_m = dot(to_double(p) - side.line.a, side.into);
    const double t = nearest_parameter(side.line, to_double(p));
    if (before_m < near_m && t > 0 && t < 1) return to_float(side.into * -1.0);
    return field.walk_direction(p);
}

// Off to the side of a door, and back from it, so that those inside can alight.
Vec2f aside_of(const Site& site, std::int32_t target, Vec2f p) {
    const PortalSide& side = site.portals[std::size_t(target / 2)].sides[std::size_t(target % 2)];
    const Vec2 along = side.line.direction();
    const double beside = dot(to_double(p) - side.line.middle(), along) < 0 ? -1 : 1;
    return to_float(unit(along * beside + side.into));
}

void guide(const Scenario& s, const Site& site, World& world, std::size_t i) {
    Walkers& w = world.walkers;
    Guidance& g = world.guidance;
    const auto agent_row = static_cast<std::size_t>(w.agent[i]);
    const AgentRow& agent = world.agents[agent_row];
    const Vec2f p = w.position(i);
    const LevelRaster& raster = site.raster(w.plane[i]);
    g.wall_m[i] = raster.distance(p);
    const Vec2f away = unit(raster.gradient(p));
    g.wall_nx[i] = away.x, g.wall_ny[i] = away.y;
    g.ex[i] = g.ey[i] = 0;
    g.speed[i] = w.free_speed[i];
    w.gap_wanted[i] = 0;
    const std::int32_t target = w.target[i];
    if (target < 0 || agent.is_frozen || world.now < agent.walks_from) return;
    const TravelField& field = site.fields[std::size_t(target)];
    const TargetNow& now = world.targets[std::size_t(target)];
    w.to_go[i] = field.distance(p);
    if (now.is_held && w.to_go[i] < waits_within_m) {
        w.gap_wanted[i] = waiting_gap_m(s, site, world, agent.zone, w.radius[i]);
    }
    if (now.makes_way && w.to_go[i] < makes_way_within_m) {
        const Vec2f aside = aside_of(site, target, p);
        g.ex[i] = aside.x, g.ey[i] = aside.y;
        return;
    }
    if (now.is_door && w.to_go[i] < stop_before_door_m) return;
    if (now.is_connector_end && w.to_go[i] < 1 && is_beyond(site, target, p)) return;
    const Vec2f e = now.is_exit ? out_of(site, target, p, field) : field.walk_direction(p);
    g.ex[i] = e.x, g.ey[i] = e.y;
    g.speed[i] = now.belt_m_s > 0 ? now.belt_m_s : w.free_speed[i] * now.factor;
}

// Moves off the wall; the last word is that nobody leaves the floor.
Vec2f keep_off_walls(const LevelRaster& raster, Vec2f from, Vec2f to, float radius) {
    const float room = wall_share * radius;
    for (int turn = 0; turn < 2; ++turn) {
        const float d = raster.distance(to);
        if (d >= room) return to;
        const Vec2f away = unit(raster.gradient(to));
        to += away * std::min(room - d, 0.2f);
    }
    return raster.distance(to) > 0.02f ? to : from;
}

// Share of the step at which the way from -> to crosses the line, or a negative number.
float crossing_share(const Segment& line, Vec2 from, Vec2 to) {
    const Vec2 along = line.b - line.a;
    const double before = cross(along, from - line.a);
    const double after = cross(along, to - line.a);
    if ((before >= 0) == (after >= 0)) return -1;
    const double share = before / (before - after);
    const Vec2 at = from + (to - from) * share;
    const double t = dot(at - line.a, along) / dot(along, along);
    return t >= 0 && t <= 1 ? static_cast<float>(share) : -1.0f;
}

void note_crossings(const Site& site, World& world, std::size_t i, Vec2f from, Vec2f to, std::size_t c) {
    const int plane = world.walkers.plane[i];
    for (const int p : site.lines_on_plane[std::size_t(plane)]) {
        const Segment& line = site.portals[std::size_t(p)].sides[0].line;
        const float share = crossing_share(line, to_double(from), to_double(to));
        if (share < 0) continue;
        const double before = cross(line.b - line.a, to_double(from) - line.a);
        const std::int8_t direction = before >= 0 ? 0 : 1;  // left to right is forward
        world.crossed[c].push_back({static_cast<std::int32_t>(i), p, world.walkers.agent[i], share,
                                    direction, from});
    }
}

void note_at_line(const Site& site, World& world, std::size_t i, Vec2f to, std::size_t c) {
    Walkers& w = world.walkers;
    const std::int32_t target = w.target[i];
    const TargetNow& now = world.targets[std::size_t(target)];
    const auto& side = site.portals[std::size_t(target / 2)].sides[std::size_t(target % 2)];
    if (now.is_exit && dot(to_double(to) - side.line.a, side.into) < -beyond_exit_m) {
        world.at_line[c].push_back({static_cast<std::int32_t>(i), target / 2, 0, w.agent[i]});
    } else if (now.captures && w.to_go[i] < 2.0f) {
        const auto d = static_cast<float>(distance_m(side.line, to_double(to)));
        if (d < (now.is_connector_end ? step_on_m : capture_m) ||
            (now.is_connector_end && is_beyond(site, target, to))) {
            world.at_line[c].push_back({static_cast<std::int32_t>(i), target / 2, d, w.agent[i]});
        }
    }
}

// Slow and near a line: has joined its queue. Only the own row of the agent table is written.
void note_queueing(const Site& site, World& world, std::size_t i) {
    const Walkers& w = world.walkers;
    AgentRow& agent = world.agents[std::size_t(w.agent[i])];
    if (w.target[i] < 0 || agent.queue_place >= 0) return;
    const int place = site.queue_place_of_portal[std::size_t(w.target[i] / 2)];
    if (place < 0 || site.is_connector(w.plane[i])) return;
    const bool slow = w.vx[i] * w.vx[i] + w.vy[i] * w.vy[i] < shuffle_m_s * shuffle_m_s;
    const bool settled = world.now - agent.appeared > 2 && world.now > agent.walks_from + 2;
    if (!slow || !settled || w.to_go[i] > site.queue_places[std::size_t(place)].reach_m) return;
    agent.queue_place = place;
    agent.queued_since = world.now;
}

void move(const Site& site, World& world, float step_s, std::size_t i, std::size_t c) {
    Walkers& w = world.walkers;
    const Vec2f from = w.position(i);
    const bool frozen = world.agents[std::size_t(w.agent[i])].is_frozen;
    Vec2f to = from;
    if (!frozen) {
        to += Vec2f{world.choice.vx[i], world.choice.vy[i]} * step_s;
        to = keep_off_walls(site.raster(w.plane[i]), from, to, w.radius[i]);
    }
    world.next_position[i] = to;
    const LevelRaster& raster = site.raster(w.plane[i]);
    if (raster.near_opening[std::size_t(raster.nearest_node(to))] != 0) {
        note_crossings(site, world, i, from, to, c);
    }
    if (w.target[i] >= 0) note_at_line(site, world, i, to, c);
}

void settle(const Scenario& s, World& world, float step_s, std::size_t i) {
    Walkers& w = world.walkers;
    const Vec2f to = world.next_position[i];
    w.vx[i] = (to.x - w.x[i]) / step_s;
    w.vy[i] = (to.y - w.y[i]) / step_s;
    w.x[i] = to.x;
    w.y[i] = to.y;
    const float rate = step_s / static_cast<float>(s.walk.impatience_s);
    const float change = world.choice.is_blocked[i] > 0 ? rate : -rate;
    w.impatience[i] = std::clamp(w.impatience[i] + change, 0.0f, 1.0f);
}

}  // namespace

void walk(const Scenario& s, const Site& site, World& world, WalkModel model) {
    sort_into_cells(world.walkers, world.grid, world.scratch);
    const std::size_t n = world.walkers.size();
    const auto step_s = static_cast<float>(s.step_s);
    world.guidance.resize(n);
    world.choice.resize(n);
    world.next_position.resize(n);
    const std::size_t chunks = (n + chunk - 1) / chunk;
    world.at_line.resize(std::max(world.at_line.size(), chunks));
    world.crossed.resize(std::max(world.crossed.size(), chunks));
    for (auto& list : world.at_line) list.clear();
    for (auto& list : world.crossed) list.clear();
    look_at_targets(s, site, world);
    parallel_chunks(n, chunk, [&](std::size_t begin, std::size_t end, std::size_t) {
        for (std::size_t i = begin; i < end; ++i) guide(s, site, world, i);
    });
    parallel_chunks(n, chunk, [&](std::size_t begin, std::size_t end, std::size_t) {
        model(s.walk, world.walkers, world.grid, world.guidance, step_s, begin, end, world.choice);
    });
    parallel_chunks(n, chunk, [&](std::size_t begin, std::size_t end, std::size_t c) {
        for (std::size_t i = begin; i < end; ++i) {
            move(site, world, step_s, i, c);
            settle(s, world, step_s, i);
            note_queueing(site, world, i);
        }
    });
    world.agent_steps += static_cast<std::int64_t>(n);
}

}  // namespace tidegate
