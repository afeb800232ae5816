// The kernel of the anticipation model; included once per vector path, inside a namespace of that path. What concerns
// the walkers of a tile alone is done with a lane for each walker. Then one walker after the other meets its neighbours,
// with a lane for each neighbour: those whom it neither minds nor touches, which is most of those near, are left out
// before. Minima do not depend on the order, sums are formed lane by lane in the order of the neighbours' rows: so all
// paths give the same bits.

constexpr float far_m = 1e3f;
constexpr float passing_depth = 0.95f;  // room that the body of somebody with another target takes, as a share of its width

inline Lanes load(const std::vector<float>& column, std::size_t row) { return load(column.data() + row); }
inline IntLanes load(const std::vector<std::int32_t>& column, std::size_t row) { return load(column.data() + row); }

/// Directions tried, as angles from the wanted one: 0, 20, 45 and 80 degrees to the right and left.
constexpr int fan = 7;
constexpr float fan_cosine[fan] = {1.0f, 0.939692621f, 0.939692621f, 0.707106781f, 0.707106781f, 0.173648178f, 0.173648178f};
constexpr float fan_sine[fan] = {0.0f, -0.342020143f, 0.342020143f, -0.707106781f, 0.707106781f, -0.984807753f, 0.984807753f};

/// Parameters as the kernel uses them.
struct Manner {
    float step_s;
    float speeding;  ///< share of what is missing to the wanted speed that is gained in a step
    float time_gap_s, anticipation_s, sight2, contact_s, follow_width, pass_width, shoulder_turn, squeeze, body_depth;
    int sight_cells, sight_rows;

    Manner(const WalkDef& def, float step)
        : step_s(step), speeding(float(1 - std::exp(-double(step) / def.acceleration_s))), time_gap_s(float(def.time_gap_s)), anticipation_s(float(def.anticipation_s)),
          sight2(float(def.sight_m * def.sight_m)), contact_s(float(def.contact_s)),
          follow_width(float(def.follow_width)), pass_width(float(def.pass_width)), shoulder_turn(float(def.shoulder_turn)),
          squeeze(float(def.squeeze)), body_depth(float(def.body_depth)), sight_cells(int(std::ceil(def.sight_m / WalkerGrid::cell_m))),
          sight_rows(int(std::ceil(def.sight_m / WalkerGrid::row_m))) {}
};

/// Those who walk, a lane for each, and what is known of their ways so far.
struct Tile {
    float room;      ///< kept in front on this plane [m]
    Lanes time_gap;  ///< [s]
    Lanes x, y, vx, vy, hx, hy, ex, ey, speed, per_free_speed, radius, to_go, gap_wanted, impatience, sight2;
    Lanes let_through;  ///< how wide those of other streams are to one who is let through, as a share
    IntLanes stream;
    Lanes gap, gap_other;  ///< room along the heading [m]: same target (at the end of the step), other targets (now)
    Lanes gap_right, gap_left;  ///< of `gap`, to those on either side, for those who steer
    Lanes push_x, push_y;
    Lanes forth_x, forth_y;  ///< the middle of the fan
    Lanes dx[fan], dy[fan];
    Lanes reach[fan];      ///< free room in each direction at the time one would be there [m]
};

/// Those who walk fast follow closely: the time gap falls with the free speed to the power of 3.5. One power for all
/// crowds measured, from students in a hurry (1.5 m/s) to a ring of walkers at ease (1.2 m/s); calibrated here.
inline Lanes time_gap_of(Lanes free_speed, const Manner& manner) {
    constexpr float reference_m_s = 1.34f, shortest_s = 0.3f, longest_s = 2.0f;
    const Lanes share = reference_m_s / most(free_speed, all_lanes(0.1f));
    const Lanes gap = manner.time_gap_s * share * share * share * root(share);
    return most(least(gap, all_lanes(longest_s)), all_lanes(shortest_s));
}

inline Tile tile_at(const WalkerTile& at, const Walkers& w, const Guidance& g, const Manner& manner) {
    const auto i = static_cast<std::size_t>(at.first);
    Tile me;
    me.x = load(w.x, i), me.y = load(w.y, i), me.vx = load(w.vx, i), me.vy = load(w.vy, i);
    me.ex = load(w.ex, i), me.ey = load(w.ey, i), me.speed = load(g.speed, i);
    const Lanes free_speed = load(w.free_speed, i);
    me.per_free_speed = 1.0f / most(free_speed, all_lanes(0.1f));
    me.radius = load(w.radius, i), me.to_go = load(w.to_go, i), me.gap_wanted = load(w.gap_wanted, i);
    me.room = g.plane_room_m[static_cast<std::size_t>(at.plane)];
    me.time_gap = time_gap_of(free_speed, manner);
    me.stream = load(g.stream, i);
    const Lanes impatience = load(w.impatience, i), one = all_lanes(1.0f);
    me.impatience = least(impatience, one);
    me.let_through = impatience > 1.0f ? all_lanes(0.25f) : one;
    const Lanes hx = load(w.hx, i), hy = load(w.hy, i);
    const Lanes turned = hx * hx + hy * hy;
    me.hx = turned > 0.25f ? hx : me.ex;
    me.hy = turned > 0.25f ? hy : me.ey;
    // Who stands minds those who touch; who walks all in sight.
    const Lanes wanted = me.ex * me.ex + me.ey * me.ey;
    const Lanes touches = most(all_lanes(0.36f), 4.0f * me.radius * me.radius);
    me.sight2 = wanted > 0.25f ? all_lanes(manner.sight2) : touches;
    return me;
}

/// Someone blocked makes for the right-hand side, up to 30 degrees, so that two who meet pass each other.
inline void spread_fan(Tile& me) {
    const Lanes sine = -0.5f * me.impatience;
    const Lanes cosine = root(1.0f - sine * sine);
    const Lanes ex = me.ex * cosine - me.ey * sine, ey = me.ex * sine + me.ey * cosine;
    me.forth_x = ex, me.forth_y = ey;
#pragma GCC unroll 8
    for (int k = 0; k < fan; ++k) {
        me.dx[k] = ex * fan_cosine[k] - ey * fan_sine[k];
        me.dy[k] = ex * fan_sine[k] + ey * fan_cosine[k];
    }
}

#include "locomotion/anticipation_meetings.inc.h"

/// Not for straight on and the first turns, where the way itself keeps clear, unless impatience has turned them.
inline void see_wall(Tile& me, Lanes wall_m, Lanes nx, Lanes ny) {
    const Lanes room = at_least_zero(wall_m - 0.9f * me.radius), none = all_lanes(far_m);
    const Lanes led = me.impatience > 0.2f ? Lanes{} : none;
#pragma GCC unroll 8
    for (int k = 0; k < fan; ++k) {
        const Lanes towards = -(me.dx[k] * nx + me.dy[k] * ny);
        const Lanes limit = room / most(towards, all_lanes(0.2f)) + (k < 3 ? led : Lanes{});
        me.reach[k] = least(me.reach[k], towards > 0.2f ? limit : none);  // along a wall one slides
    }
}

/// Whose way is free but for a neighbour a little ahead on one side, behind whom one would have to stay, moves off to the other,
/// unless a wall is near there. Without this everybody stays behind the next one's shoulder, and across a wide corridor behind
/// the slowest of all.
inline void keep_clear(Tile& me, Lanes free, Lanes wall_m, Lanes nx, Lanes ny) {
    constexpr float most_sine = 0.26f, beside_wall_m = 0.8f;
    const Lanes wanted_m = me.time_gap * me.speed, one = all_lanes(1.0f);
    const Lanes right = at_least_zero(least(me.gap_right / wanted_m, one)), left = at_least_zero(least(me.gap_left / wanted_m, one));
    Lanes sine = most_sine * free * (left - right);
    const Lanes out_of_wall = me.hx * ny - me.hy * nx;  // of a step to the left
    const Lanes into_wall = sine > 0.0f ? -out_of_wall : out_of_wall;
    sine = into_wall > 0.3f ? (wall_m < beside_wall_m ? Lanes{} : sine) : sine;
    const Lanes cosine = root(1.0f - sine * sine);
    const Lanes x = me.hx * cosine - me.hy * sine, y = me.hx * sine + me.hy * cosine;
    me.hx = x, me.hy = y;
}

/// Heads where the end point comes nearest to where one would be without others (Moussaid et al. 2011,
/// eq. 1), with a small price for turning away from the present heading (the less the longer one is blocked) and for the
/// left-hand side. Returns how much of the horizon is free there.
inline Lanes choose_heading(Tile& me, const Manner& manner) {
    const Lanes horizon = most(me.speed * manner.anticipation_s, all_lanes(0.1f));
    const Lanes hold = 0.04f * (1.0f - me.impatience);
    Lanes best = all_lanes(1e9f), x = me.hx, y = me.hy, free = Lanes{};
#pragma GCC unroll 8
    for (int k = 0; k < fan; ++k) {
        const Lanes reach = at_least_zero(least(me.reach[k], horizon));
        Lanes cost = reach * (reach - 2.0f * horizon * fan_cosine[k]) / (horizon * horizon);
        const float side = (k == 0 ? 0.0f : 0.01f) + (fan_sine[k] > 0 ? 0.01f : 0.0f);
        cost += hold * (1.0f - (me.dx[k] * me.hx + me.dy[k] * me.hy)) + side;
        x = cost < best ? me.dx[k] : x;
        y = cost < best ? me.dy[k] : y;
        free = cost < best ? reach / horizon : free;
        best = least(cost, best);
    }
    me.hx = x, me.hy = y;
    return free;
}

/// Who shuffles keeps longer time gaps than who walks: from the usual one at 0.39 m of free room to nearly twice as much at
/// contact. Without this, streams of more than 2 per m2 are too fast for their capacity; calibrated here.
inline Lanes shuffling_gap(Lanes time_gap, Lanes room) {
    constexpr float longer = 0.97f, per_close_m = 1 / 0.39f;
    return time_gap * (1.0f + longer * at_least_zero(1.0f - per_close_m * room));
}

/// The lesser of the speed that the room allows and that one wants, rounded off where they are about the same: whoever has just
/// room enough walks an eighth slower than alone. With a sharp bend streams of 1 to 1.6 per m2 are too fast; calibrated here.
inline Lanes rounded_off(Lanes follow, Lanes speed) {
    constexpr float bend = 0.5f;  // as a share of the wanted speed
    const Lanes width = most(bend * speed, all_lanes(1e-3f)), apart = follow - speed;
    const Lanes near = at_least_zero(width - (apart > 0.0f ? apart : -apart));
    return least(follow, speed) - near * near / (4.0f * width);
}

/// Speed by the free room ahead (Tordeux et al. 2016, eq. 4): that which agrees with the room left at the end of the step,
/// so that reacting to those ahead takes no longer with longer steps. Someone blocked by people with other targets still
/// shuffles on, the faster the longer it lasted. Speeding up takes time.
inline Lanes speed_of(const Tile& me, const Manner& manner) {
    const Lanes past = me.gap_other / me.time_gap;
    const Lanes others = most(past, 0.3f * me.speed * me.impatience);
    const Lanes follow = me.gap / (shuffling_gap(me.time_gap, me.gap) + manner.step_s);
    const Lanes free = least(rounded_off(follow, me.speed), others);
    const Lanes from = at_least_zero(me.vx * me.hx + me.vy * me.hy);
    const Lanes reachable = from + (me.speed - from) * manner.speeding;
    return at_least_zero(least(free, reachable));
}

inline void store(const WalkerTile& at, std::vector<float>& column, Lanes v) {
    std::memcpy(column.data() + at.first, &v, sizeof(float) * static_cast<std::size_t>(at.count));
}

template <bool steers>
inline void choose(const Manner& manner, const Walkers& w, const WalkerGrid& grid, const Guidance& g, const WalkerTile& at,
                   WalkChoice& choice) {
    Tile me = tile_at(at, w, g, manner);
    if constexpr (steers) spread_fan(me);
    meet_all<steers>(me, at, w, grid, g, manner);

    const Lanes walks = me.speed > 0.01f ? me.ex * me.ex + me.ey * me.ey : Lanes{};
    Lanes v = speed_of(me, manner);
    v = walks > 0.25f ? v : Lanes{};
    const Lanes now2 = me.vx * me.vx + me.vy * me.vy;
    const Lanes slow = now2 < 0.09f * me.speed * me.speed ? all_lanes(1.0f) : Lanes{};
    const Lanes hindered = me.gap_other < me.gap ? slow : Lanes{};
    store(at, choice.is_blocked, walks > 0.25f ? hindered : Lanes{});
    // The push is a body's, not a will's: limited to a slow step aside.
    constexpr float most_push = 0.6f;
    const float stiffness = 0.5f / manner.contact_s;
    const Lanes px = me.push_x * stiffness, py = me.push_y * stiffness;
    const Lanes push = root(px * px + py * py);
    const Lanes scale = most_push / most(push, all_lanes(most_push));
    store(at, choice.vx, v * me.hx + px * scale);
    store(at, choice.vy, v * me.hy + py * scale);
    if constexpr (steers) {
        const auto i = static_cast<std::size_t>(at.first);
        const Lanes wall_m = load(g.wall_m, i), nx = load(g.wall_nx, i), ny = load(g.wall_ny, i);
        see_wall(me, wall_m, nx, ny);
        const Lanes free = choose_heading(me, manner);
        keep_clear(me, free, wall_m, nx, ny);
    }
    store(at, choice.hx, me.hx);
    store(at, choice.hy, me.hy);
}

inline void anticipation(const WalkDef& def, const Walkers& walkers, const WalkerGrid& grid, const Guidance& guidance,
                         const StepTime& time, std::size_t first_tile, std::size_t last_tile, WalkChoice& choice) {
    const Manner manner(def, time.step_s);
    for (std::size_t t = first_tile; t < last_tile; ++t) {
        const WalkerTile& tile = grid.tiles[t];
        for (int part = 0; part < tile.count; part += lanes) {
            WalkerTile at = tile;
            at.first += part, at.count = static_cast<std::int16_t>(std::min(lanes, tile.count - part));
            if (time.steers) {
                choose<true>(manner, walkers, grid, guidance, at, choice);
            } else {
                choose<false>(manner, walkers, grid, guidance, at, choice);
            }
        }
    }
}
