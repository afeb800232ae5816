#include "locomotion/force_model.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/chunks.h"
#include "locomotion/force_neighbours.h"

namespace tidegate {
namespace {

/// One call: what stays the same in all its substeps.
struct Walk {
    const WalkInput& in;
    int substeps;
    float dt_s;
    ForceLaw law;
    float kept;            ///< share of a difference to the wanted velocity that is left after a substep
    float gain_s_per_kg;   ///< velocity gained in a substep per force, with the relaxation solved exactly
    float relaxation_s;

    explicit Walk(const WalkInput& input)
        : in(input), substeps(std::max(1, int(std::ceil(double{input.time.step_s} / input.def.force.substep_s - 1e-6)))),
          dt_s(input.time.step_s / static_cast<float>(substeps)), law(input.def.force, double{dt_s}) {
        const ForceDef& def = input.def.force;
        const double left = std::exp(-double{dt_s} / def.relaxation_s);
        kept = static_cast<float>(left);
        gain_s_per_kg = static_cast<float>((1 - left) * def.relaxation_s / def.mass_kg);
        relaxation_s = static_cast<float>(def.relaxation_s);
    }
};

/// What acts on a body besides its own will [N].
struct Forces {
    float x = 0, y = 0;
    float contact_n = 0, pressed_n = 0;  ///< sums of magnitudes

    /// (nx, ny): unit vector away from what pushes; (vx, vy): its velocity seen from the body [m/s].
    void add(const Touch& t, float nx, float ny, float vx, float vy) {
        const float slide = t.drag_kg_per_s * (vy * nx - vx * ny);
        x += t.radial_n * nx - slide * ny;
        y += t.radial_n * ny + slide * nx;
        contact_n += t.contact_n;
        pressed_n += t.radial_n;
    }
};

void add_body(const Walk& walk, const NearBody& near, std::size_t i, const MovingBody& me, const MovingBody& other,
              Forces& forces) {
    const float dx = near.x + (other.dx - me.dx), dy = near.y + (other.dy - me.dy);
    const float d2 = dx * dx + dy * dy, farthest = near.radii_m + walk.law.reach_m;
    if (d2 >= farthest * farthest) return;
    const float d = std::sqrt(d2);
    // Two at one place part along x, opposite ways.
    const float aside = near.row > static_cast<std::int32_t>(i) ? -1.0f : 1.0f;
    const float nx = d > 1e-6f ? -dx / d : aside, ny = d > 1e-6f ? -dy / d : 0.0f;
    forces.add(walk.law.at(near.radii_m - d), nx, ny, other.ux - me.ux, other.uy - me.uy);
}

void add_wall(const Walk& walk, std::size_t i, const MovingBody& me, Forces& forces) {
    const Walkers& w = walk.in.walkers;
    const LevelRaster& raster = walk.in.rasters[std::size_t(w.plane[i])];
    const Vec2f p{w.x[i] + me.dx, w.y[i] + me.dy};
    const float d = raster.distance(p);
    const float radius = w.radius[i] * size_of(w.grown[i]);
    if (d >= radius + walk.law.reach_m) return;
    // As long as it is, where two walls are equally near: what they do cancels.
    Vec2f away = raster.gradient(p);
    const float l = length(away);
    if (l > 1) away = away * (1 / l);
    Touch t = walk.law.at(radius - d);
    const float wish_n = t.radial_n - t.contact_n;
    t.radial_n = t.contact_n;
    forces.add(t, away.x, away.y, -me.ux, -me.uy);
    // The wish to keep off walls leads aside, never back: else its posts would bar a narrow door to whoever is slow.
    Vec2f wish = away * wish_n;
    const Vec2f e{w.ex[i], w.ey[i]};
    wish += e * std::max(0.0f, -dot(wish, e));
    forces.x += wish.x, forces.y += wish.y;
    forces.pressed_n += length(wish);
}

/// A line that is shut is felt by touch: who wants to be let through it must come near.
void add_line(const Walk& walk, const ShutLine& line, std::size_t i, const MovingBody& me, Forces& forces) {
    const Walkers& w = walk.in.walkers;
    const Vec2f from = Vec2f{w.x[i] + me.dx, w.y[i] + me.dy} - line.from;
    const float along = dot(from, line.along);
    const float overlap = w.radius[i] * size_of(w.grown[i]) - dot(from, line.into);
    if (overlap <= 0 || along < 0 || along > line.length_m) return;
    Touch t = walk.law.at(overlap);
    t.radial_n = t.contact_n;
    forces.add(t, line.into.x, line.into.y, -me.ux, -me.uy);
}

Forces forces_on(const Walk& walk, const ForceScratch& scratch, const NearChunk& near, std::size_t i, std::size_t k) {
    const MovingBody me = scratch.now[i];
    Forces forces;
    for (std::size_t n = k == 0 ? 0 : near.body_end[k - 1]; n < near.body_end[k]; ++n) {
        const NearBody& body = near.bodies[n];
        add_body(walk, body, i, me, scratch.now[std::size_t(body.row)], forces);
    }
    if (near.near_wall[k] != 0) add_wall(walk, i, me, forces);
    for (std::size_t n = k == 0 ? 0 : near.line_end[k - 1]; n < near.line_end[k]; ++n) {
        add_line(walk, walk.in.guidance.shut[std::size_t(near.lines[n])], i, me, forces);
    }
    return forces;
}

/// The drive is solved exactly for the force of the moment, then the place follows the new velocity.
MovingBody moved(const Walk& walk, const ForceScratch& scratch, std::size_t i, const Forces& forces) {
    MovingBody me = scratch.now[i];
    if (walk.in.walkers.has(i, served)) return {me.dx, me.dy, 0, 0};
    const float wx = scratch.wanted_x[i], wy = scratch.wanted_y[i];
    me.ux = wx + (me.ux - wx) * walk.kept + forces.x * walk.gain_s_per_kg;
    me.uy = wy + (me.uy - wy) * walk.kept + forces.y * walk.gain_s_per_kg;
    const float speed = std::sqrt(me.ux * me.ux + me.uy * me.uy);
    if (speed > most_speed_m_s) me.ux *= most_speed_m_s / speed, me.uy *= most_speed_m_s / speed;
    me.dx += me.ux * walk.dt_s, me.dy += me.uy * walk.dt_s;
    return me;
}

void substep(const Walk& walk, std::size_t begin, std::size_t end, ForceScratch& scratch, NearChunk& near) {
    float farthest2 = 0;
    for (std::size_t i = begin; i < end; ++i) {
        const Forces forces = forces_on(walk, scratch, near, i, i - begin);
        const MovingBody me = moved(walk, scratch, i, forces);
        scratch.next[i] = me;
        scratch.contact_n[i] += forces.contact_n, scratch.pressed_n[i] += forces.pressed_n;
        const float x = me.dx - scratch.listed[i].dx, y = me.dy - scratch.listed[i].dy;
        farthest2 = std::max(farthest2, x * x + y * y);
    }
    near.moved_m = std::sqrt(farthest2);
}

bool goes_before(const Walkers& w, std::size_t j, std::size_t i) {
    return w.to_go[j] != w.to_go[i] ? w.to_go[j] < w.to_go[i] : j < i;
}

/// Who waits before something shut, metered or a gate keeps the room wanted there to those who go before, and without it
/// pushes on with a share of the drive only. Were all to push alike, two would block each other before a gate for good.
float push_of(const Walk& walk, std::size_t i, const NearChunk& near, std::size_t k) {
    const Walkers& w = walk.in.walkers;
    const std::vector<std::int32_t>& stream = walk.in.guidance.stream;
    const auto share = static_cast<float>(walk.in.def.force.push_share);
    if (w.gap_wanted[i] <= 0 || share >= 1) return 1;
    float room = 1e3f;
    for (std::size_t n = k == 0 ? 0 : near.body_end[k - 1]; n < near.body_end[k]; ++n) {
        const NearBody& body = near.bodies[n];
        const auto j = static_cast<std::size_t>(body.row);
        if (stream[j] != stream[i] || !goes_before(w, j, i)) continue;
        room = std::min(room, std::sqrt(body.x * body.x + body.y * body.y) - body.radii_m - w.gap_wanted[i]);
    }
    const float speed = std::max(walk.in.guidance.speed[i], 0.1f);
    return std::clamp(room / (speed * walk.relaxation_s), share, 1.0f);
}

void want(const Walk& walk, std::size_t begin, std::size_t end, ForceScratch& scratch, const NearChunk& near) {
    const Walkers& w = walk.in.walkers;
    for (std::size_t i = begin; i < end; ++i) {
        const float speed = walk.in.guidance.speed[i] * push_of(walk, i, near, i - begin);
        scratch.wanted_x[i] = speed * w.ex[i], scratch.wanted_y[i] = speed * w.ey[i];
    }
}

void begin_step(const ForceDef& def, const Walkers& w, ForceScratch& scratch) {
    const std::size_t n = w.size();
    for (auto* bodies : {&scratch.now, &scratch.next, &scratch.listed}) bodies->assign(n, {});
    for (auto* column : {&scratch.wanted_x, &scratch.wanted_y, &scratch.contact_n, &scratch.pressed_n})
        column->assign(n, 0.0f);
    scratch.radius_m.resize(n);
    scratch.most_radius_m = 0;
    for (std::size_t i = 0; i < n; ++i) {
        scratch.now[i] = {0, 0, w.ux[i], w.uy[i]};
        scratch.radius_m[i] = static_cast<float>(def.body_share) * w.radius[i];
        scratch.most_radius_m = std::max(scratch.most_radius_m, scratch.radius_m[i]);
    }
    scratch.chunks.resize((n + force_chunk - 1) / force_chunk);
}

void list_all(const Walk& walk, float moved_m, ForceScratch& scratch) {
    parallel_chunks(scratch.now.size(), force_chunk, [&](std::size_t begin, std::size_t end, std::size_t c) {
        list_neighbours(walk.in, walk.law, moved_m, begin, end, scratch, scratch.chunks[c]);
    });
}

float farthest_from_start_m(const ForceScratch& scratch) {
    float farthest2 = 0;
    for (const MovingBody& b : scratch.now) farthest2 = std::max(farthest2, b.dx * b.dx + b.dy * b.dy);
    return std::sqrt(farthest2);
}

void write_choice(const Walk& walk, const ForceScratch& scratch, std::size_t i, WalkChoice& choice) {
    constexpr float two_pi = 6.2831853f;
    const Walkers& w = walk.in.walkers;
    const ForceDef& def = walk.in.def.force;
    const MovingBody& me = scratch.now[i];
    const float step_s = walk.in.time.step_s;
    choice.vx[i] = me.dx / step_s, choice.vy[i] = me.dy / step_s;
    choice.ux[i] = me.ux, choice.uy[i] = me.uy;
    const float speed = std::sqrt(me.ux * me.ux + me.uy * me.uy);
    const bool turns = speed > 0.1f;
    choice.hx[i] = turns ? me.ux / speed : w.hx[i];
    choice.hy[i] = turns ? me.uy / speed : w.hy[i];
    choice.is_blocked[i] = 0;
    choice.grown[i] = std::min(1.0f, w.grown[i] + step_s / grows_in_s);
    const auto fresh = static_cast<float>(1 - std::exp(-double{step_s} / def.average_s));
    const auto n = static_cast<float>(walk.substeps);
    choice.contact_n[i] = w.contact_n[i] + fresh * (scratch.contact_n[i] / n - w.contact_n[i]);
    const float before = w.compression_n_per_m[i], around_m = two_pi * scratch.radius_m[i];
    choice.compression_n_per_m[i] = before + fresh * (scratch.pressed_n[i] / (n * around_m) - before);
}

}  // namespace

void walk_by_forces(const WalkInput& in, ForceScratch& scratch, WalkChoice& choice) {
    const Walk walk(in);
    const std::size_t n = in.walkers.size();
    begin_step(in.def.force, in.walkers, scratch);
    list_all(walk, 0, scratch);
    parallel_chunks(n, force_chunk, [&](std::size_t begin, std::size_t end, std::size_t c) {
        want(walk, begin, end, scratch, scratch.chunks[c]);
    });
    for (int k = 0; k < walk.substeps; ++k) {
        parallel_chunks(n, force_chunk, [&](std::size_t begin, std::size_t end, std::size_t c) {
            substep(walk, begin, end, scratch, scratch.chunks[c]);
        });
        std::swap(scratch.now, scratch.next);
        float moved_m = 0;
        for (const NearChunk& near : scratch.chunks) moved_m = std::max(moved_m, near.moved_m);
        // Before two who were not listed can have come within reach.
        const bool is_last = k + 1 == walk.substeps;
        if (!is_last && 2 * (moved_m + most_speed_m_s * walk.dt_s) > list_skin_m)
            list_all(walk, farthest_from_start_m(scratch), scratch);
    }
    for (std::size_t i = 0; i < n; ++i) write_choice(walk, scratch, i, choice);
}

}  // namespace tidegate
