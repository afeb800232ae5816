#include <algorithm>
#include <array>
#include <cmath>

#include "base/chunks.h"
#include "engine/shut_lines.h"
#include "engine/stages.h"
#include "engine/stays.h"

namespace tidegate {
namespace {

constexpr std::size_t chunk = 512;
constexpr double steer_every_s = 0.2;   // between two choices of direction
constexpr float capture_m = 0.35f;      // who is this near to a lane or door may pass it
constexpr float step_on_m = 0.15f;      // who is this near to a connector's end steps over it
constexpr float beyond_exit_m = 0.4f;   // people keep walking beyond an exit: those behind need their room
constexpr float wall_share = 0.75f;     // of the body radius that must be free of wall: shoulders turn
constexpr float shuffle_m_s = 0.4f;     // slower than this, near a line, is queueing (Fruin 1971: shuffling)
constexpr float let_through_s = 30;     // for so long others let somebody through who was stuck
constexpr SimTime settled_s = 2;        // after appearing or setting out, before standing counts as queueing

// Moves off the wall; the last word is that nobody leaves the floor.
Vec2f keep_off_walls(const LevelRaster& raster, Vec2f from, Vec2f to, float radius) {
    const float room = wall_share * radius;
    for (int turn = 0; turn < 2; ++turn) {
        const LevelRaster::Spot spot = raster.spot(to);
        const float d = raster.distance_at(spot);
        if (d >= room) return to;
        const Vec2f away = unit(raster.gradient_at(spot));
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

void note_at_line(const Scenario& s, const Site& site, World& world, std::size_t i, Vec2f to, std::size_t c) {
    Walkers& w = world.walkers;
    const std::int32_t target = w.target[i];
    const TargetNow& now = world.targets[std::size_t(target)];
    if (now.is_stay) {
        if (has_come(s, site, world, i)) world.at_line[c].push_back({static_cast<std::int32_t>(i), target / 2, 0, w.agent[i]});
        return;
    }
    if (!(now.captures || now.is_exit) || w.to_go[i] >= 2.0f) return;
    const PortalSide& side = site.portals[std::size_t(target / 2)].sides[std::size_t(target % 2)];
    const double before_m = dot(to_double(to) - side.line.a, side.into);
    if (now.is_exit) {
        if (before_m < -beyond_exit_m) {
            world.at_line[c].push_back({static_cast<std::int32_t>(i), target / 2, 0, w.agent[i]});
        }
        return;
    }
    const auto d = static_cast<float>(distance_m(side.line, to_double(to)));
    const bool at_end = now.is_connector_end && (d < step_on_m || before_m < 0.02);
    if (at_end || (!now.is_connector_end && d < capture_m)) {
        world.at_line[c].push_back({static_cast<std::int32_t>(i), target / 2, d, w.agent[i]});
    }
}

// Slow and near a line: has joined its queue. Only the own row of the agent table is written.
void note_queueing(const Site& site, World& world, std::size_t i) {
    Walkers& w = world.walkers;
    if (w.target[i] < 0 || w.has(i, queueing) || w.has(i, waits_for_group)) return;
    const TargetNow& now = world.targets[std::size_t(w.target[i])];
    if (now.queue_place < 0 || w.to_go[i] > now.queue_reach_m || site.is_connector(w.plane[i])) return;
    if (w.vx[i] * w.vx[i] + w.vy[i] * w.vy[i] >= shuffle_m_s * shuffle_m_s) return;
    AgentRow& agent = world.agents[std::size_t(w.agent[i])];
    if (world.now <= std::max(agent.appeared, agent.walks_from()) + settled_s) return;
    w.set(i, queueing, true);
    agent.queue_place = now.queue_place;
    agent.queued_since = world.now;
}

// The velocity with which the next step begins: that of the model, unless the engine had to hold somebody.
void keep_forces(World& world, std::size_t i, bool is_held) {
    Walkers& w = world.walkers;
    const WalkChoice& choice = world.choice;
    w.ux[i] = is_held ? w.vx[i] : choice.ux[i];
    w.uy[i] = is_held ? w.vy[i] : choice.uy[i];
    w.grown[i] = choice.grown[i];
    w.contact_n[i] = choice.contact_n[i];
    w.compression_n_per_m[i] = choice.compression_n_per_m[i];
}

void move(const Scenario& s, const Site& site, World& world, const StepTime& time, std::size_t i, std::size_t c) {
    Walkers& w = world.walkers;
    const Vec2f from = w.position(i);
    Vec2f to = from;
    if (!w.has(i, served)) to += Vec2f{world.choice.vx[i], world.choice.vy[i]} * time.step_s;
    const Vec2f wished = to;
    const LevelRaster& raster = site.raster(w.plane[i]);
    const std::uint8_t near = raster.near(raster.spot(to));
    if ((near & LevelRaster::wall) != 0) to = keep_off_walls(raster, from, to, w.radius[i]);
    if ((near & LevelRaster::opening) != 0 &&
        raster.near_opening[std::size_t(raster.nearest_node(to))] != 0) {
        note_crossings(site, world, i, from, to, c);
    }
    if (w.target[i] >= 0) note_at_line(s, site, world, i, to, c);
    const float rate = 1 / time.step_s;
    w.vx[i] = (to.x - from.x) * rate;
    w.vy[i] = (to.y - from.y) * rate;
    w.x[i] = to.x, w.y[i] = to.y;
    w.hx[i] = world.choice.hx[i], w.hy[i] = world.choice.hy[i];
    if (w.has_forces) keep_forces(world, i, to != wished);
}

// Above 1 it is the time for which others still let this one through.
void grow_impatient(World& world, const StepTime& time, float calmed, std::size_t i) {
    float& impatience = world.walkers.impatience[i];
    if (impatience > 1) {
        impatience = std::max(1.0f, impatience - time.step_s / let_through_s);
        return;
    }
    const float change = world.choice.is_blocked[i] > 0 ? calmed : -calmed;
    impatience = std::clamp(impatience + change, 0.0f, 1.0f);
}

// What was said for the step before has been done, so until it is said again its columns are room for the sort.
void sort_walkers(World& world) {
    WalkChoice& done = world.choice;
    const auto lend_or_take_back = [&] {
        auto& sorted = world.scratch.sorted;
        const std::array<std::vector<float>*, 4> columns{&done.vx, &done.vy, &done.hx, &done.hy};
        for (std::size_t k = 0; k < columns.size(); ++k) std::swap(std::get<std::vector<float>>(sorted[k]), *columns[k]);
        std::swap(world.scratch.order, world.guidance.stream);
    };
    lend_or_take_back();
    sort_into_cells(world.walkers, world.grid, world.scratch);
    lend_or_take_back();
}

}  // namespace

void walk(const Scenario& s, const Site& site, World& world, const WalkModel& model) {
    const std::size_t n = world.walkers.size();
    if (n == 0 && world.nobody_in_grid) return;  // for hours, where all is network
    sort_walkers(world);
    world.nobody_in_grid = n == 0;
    const auto steer_every = std::max<std::int64_t>(1, std::llround(steer_every_s / s.step_s));
    const StepTime time{static_cast<float>(s.step_s), world.step % steer_every == 0};
    world.choice.resize(n, model.has_forces);
    const std::size_t chunks = (n + chunk - 1) / chunk;
    world.at_line.resize(std::max(world.at_line.size(), chunks));
    world.crossed.resize(std::max(world.crossed.size(), chunks));
    for (auto& list : world.at_line) list.clear();
    for (auto& list : world.crossed) list.clear();
    guide_all(s, site, world, time);
    if (model.has_forces) find_shut_lines(s, site, world);
    const WalkInput input{s.walk, world.walkers, world.grid, world.guidance, time, site.rasters.planes};
    model.choose(model, input, world.force_scratch, world.choice);
    const float calmed = time.step_s / static_cast<float>(s.walk.impatience_s);
    parallel_chunks(n, chunk, [&](std::size_t begin, std::size_t end, std::size_t c) {
        for (std::size_t i = begin; i < end; ++i) {
            move(s, site, world, time, i, c);
            grow_impatient(world, time, calmed, i);
            note_queueing(site, world, i);
        }
    });
    world.agent_steps += static_cast<std::int64_t>(n);
}

}  // namespace tidegate
