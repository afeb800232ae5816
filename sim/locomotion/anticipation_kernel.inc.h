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
    Lanes x, y, vx, vy, hx, hy, ex, ey, speed, per_speed, radius, to_go, gap_wanted, impatience, sight2;
    Lanes let_through;  ///< how wide those of other streams are to one who is let through, as a share
    IntLanes stream;
    Lanes gap, gap_other;  ///< room along the heading [m]: same target (at the end of the step), other targets (now)
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
    me.per_speed = 1.0f / most(me.speed, all_lanes(0.1f));
    me.radius = load(w.radius, i), me.to_go = load(w.to_go, i), me.gap_wanted = load(w.gap_wanted, i);
    me.room = g.plane_room_m[static_cast<std::size_t>(at.plane)];
    me.time_gap = time_gap_of(load(w.free_speed, i), manner);
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

/// One walker of a tile.
struct Walker {
    std::int32_t row, stream;
    float x, y, hx, hy, ex, ey, forth_x, forth_y, speed, per_speed, radius, to_go, gap_wanted, impatience, sight2,
        let_through, room;

    Walker(const Tile& tile, std::int32_t first, int k)
        : row(first + k), stream(tile.stream[k]), x(tile.x[k]), y(tile.y[k]), hx(tile.hx[k]), hy(tile.hy[k]),
          ex(tile.ex[k]), ey(tile.ey[k]), forth_x(tile.forth_x[k]), forth_y(tile.forth_y[k]), speed(tile.speed[k]),
          per_speed(tile.per_speed[k]), radius(tile.radius[k]), to_go(tile.to_go[k]), gap_wanted(tile.gap_wanted[k]),
          impatience(tile.impatience[k]), sight2(tile.sight2[k]), let_through(tile.let_through[k]), room(tile.room) {}
};

/// What it has found so far: of each lane the least, of the push the sum.
struct Found {
    Lanes gap = all_lanes(far_m), gap_other = all_lanes(far_m);
    Lanes reach[fan] = {gap, gap, gap, gap, gap, gap, gap};
    float push_x = 0, push_y = 0;
};

/// Neighbours whom a walker minds or touches, in the order of their rows.
struct Near {
    static constexpr int most = 64;

    int count = 0;
    std::uint64_t same = 0;      ///< bits: those of one stream with the walker
    std::uint64_t minded = 0;    ///< bits: those who bar its way
    std::uint64_t opposite = 0;  ///< bits: those who want to go another way
    alignas(64) float dx[most] = {}, dy[most] = {}, radius[most] = {}, gap_wanted[most] = {};
    alignas(64) float vx[most] = {}, vy[most] = {}, free_speed[most] = {};  ///< for those who steer
    alignas(64) float forth[most] = {};  ///< speed along the walker's heading, for those who keep it

    void clear() { count = 0, same = minded = opposite = 0; }
};

/// How a walker and its neighbours stand to each other.
struct Meeting {
    Lanes dx, dy;
    IntLanes same;            ///< both are of one stream
    Lanes bodies, ease, passing, keep;
    IntLanes minded;          ///< bars the way; not those in lanes that hold nobody
};

/// Room along the heading before the other. In one's own lane that is the way to contact; beside it the other
/// counts less and less, up to the width where both pass: people walk staggered. `overlap` is what is left of it,
/// squared, and `per_overlap` its inverse.
inline Lanes room_ahead(const Meeting& m, Lanes along, Lanes overlap, Lanes per_overlap, Lanes width2, Lanes depth) {
    const Lanes room = along * width2 * per_overlap - (depth + m.keep);
    const Lanes none = all_lanes(far_m);
    return m.minded ? (along > 0.0f ? (overlap > 0.0f ? room : none) : none) : none;
}

/// Narrows the reach in a direction at an angle to the middle of the fan.
inline void narrow(Lanes& reach, Lanes along, Lanes beside, Lanes bend, Lanes off, Lanes width2) {
    const Lanes beside2 = beside * beside, none = all_lanes(far_m);
    const Lanes room = along + beside2 * bend + off;
    reach = least(reach, beside2 < width2 ? (along > 0.0f ? room : none) : none);
}

/// Free room in every direction, the other carried on until the two would meet.
inline void look_around(const Walker& me, const Meeting& m, Lanes vx, Lanes vy, Lanes time, Lanes width, Lanes bend,
                        Found& found) {
    const Lanes x = m.dx + vx * time, y = m.dy + vy * time;
    const Lanes off = (m.minded ? Lanes{} : all_lanes(far_m)) - width - m.keep, width2 = width * width;
    const Lanes along = x * me.forth_x + y * me.forth_y, beside = x * me.forth_y - y * me.forth_x;
    narrow(found.reach[0], along, beside, bend, off, width2);
#pragma GCC unroll 4
    for (int k = 1; k < fan; k += 2) {  // to the right, and to the left
        const float cosine = fan_cosine[k], sine = fan_sine[k];
        const Lanes along_part = cosine * along, across_part = sine * beside;
        const Lanes beside_part = cosine * beside, turned_part = sine * along;
        narrow(found.reach[k], along_part - across_part, beside_part + turned_part, bend, off, width2);
        narrow(found.reach[k + 1], along_part + across_part, beside_part - turned_part, bend, off, width2);
    }
}

/// Width in which someone ahead in the same stream bars a direction, as a share of both bodies. People stay behind each
/// other in a stream that is slow, and go round those who are slow themselves: from a fifth slower than oneself on.
inline Lanes berth_of(const Walker& me, Lanes free_speed, const Manner& manner) {
    const Lanes slower = 1.0f - free_speed * me.per_speed;
    const Lanes share = least(at_least_zero(5.0f * slower - 1.0f), all_lanes(1.0f));
    return manner.pass_width + (manner.follow_width - manner.pass_width) * share;
}

/// Room ahead, and around for those who steer. Two who wait keep no lane: they spread out before a door. One division serves for all.
template <bool steers>
inline void look(const Walker& me, const Meeting& m, const Near& near, int from, Lanes distance, const Manner& manner, Found& found) {
    const Lanes lane = m.ease > 0.0f ? m.bodies : m.bodies * manner.follow_width;
    const Lanes width = m.same ? lane + m.ease : m.passing, width2 = width * width, none = all_lanes(far_m);
    const Lanes along = m.dx * me.hx + m.dy * me.hy, beside = m.dx * me.hy - m.dy * me.hx;
    const Lanes overlap = width2 - beside * beside, some = most(overlap, all_lanes(1e-6f));
    const Lanes depth = m.same ? manner.body_depth * m.bodies : passing_depth * m.passing;
    Lanes per_overlap, forth = load(near.forth + from);
    if constexpr (steers) {
        const Lanes vx = load(near.vx + from), vy = load(near.vy + from);
        forth = vx * me.hx + vy * me.hy;
        const Lanes berth = m.same ? m.bodies * berth_of(me, load(near.free_speed + from), manner) + m.ease : m.passing;
        const Lanes approach = -(vx * m.dx + vy * m.dy);
        const Lanes closing = most(me.speed * distance + approach, all_lanes(0.05f));
        const Lanes both = closing * berth, inverse = 1.0f / (both * some);
        per_overlap = inverse * both;
        const Lanes per_both = inverse * some;
        const Lanes until = distance * (distance - berth) * (per_both * berth);
        const Lanes time = at_least_zero(least(until, all_lanes(manner.anticipation_s)));
        look_around(me, m, vx, vy, time, berth, per_both * closing, found);
    } else {
        per_overlap = 1.0f / some;
    }
    const Lanes room = room_ahead(m, along, overlap, per_overlap, width2, depth);
    found.gap = least(found.gap, m.same ? room + forth * manner.step_s : none);  // at the end of the step
    found.gap_other = least(found.gap_other, m.same ? none : room);
}

/// Overlapping bodies push apart. Someone blocked for long yields less to those with other targets, so that two pressed
/// together part.
inline void push(const Walker& me, const Meeting& m, Lanes firm, Lanes distance, Bits touching, Found& found) {
    const Lanes yields = m.same ? all_lanes(1.0f) : all_lanes(1.0f - 0.7f * me.impatience);
    const Lanes part = yields * at_least_zero(firm - distance) / distance;
    const Lanes x = m.dx * part, y = m.dy * part;
    for (; touching != 0; touching &= touching - 1) {
        found.push_x -= x[std::countr_zero(touching)];
        found.push_y -= y[std::countr_zero(touching)];
    }
}

/// Nobody walks on into somebody of the same stream who comes later but is in the way already.
inline void bump(const Walker& me, const Meeting& m, Lanes distance, Found& found) {
    constexpr float body = 0.9f, ahead = 0.5f;
    const Lanes along = m.dx * me.hx + m.dy * me.hy, none = all_lanes(far_m);
    const Lanes close = m.same ? body * m.bodies - distance : Lanes{};
    found.gap = least(found.gap, close > 0.0f ? (along > ahead * distance ? Lanes{} : none) : none);
}

/// Meets as many of those near as there are lanes, from one on.
template <bool steers>
inline void meet(const Walker& me, const Near& near, int from, const Manner& manner, Found& found) {
    const Bits here = first(near.count - from), minded = static_cast<Bits>(near.minded >> from) & here;
    Meeting m;
    m.dx = load(near.dx + from), m.dy = load(near.dy + from);
    m.same = mask_of(static_cast<Bits>(near.same >> from));
    m.minded = mask_of(minded);
    m.bodies = me.radius + load(near.radius + from);
    // Those who wait together keep apart on all sides.
    m.ease = 0.6f * least(all_lanes(me.gap_wanted), load(near.gap_wanted + from));
    const Lanes turned = mask_of(static_cast<Bits>(near.opposite >> from)) ? all_lanes(manner.shoulder_turn) : all_lanes(1.0f);
    m.passing = m.bodies * (turned - manner.squeeze * me.impatience) * me.let_through;
    const Lanes firm = m.same ? m.bodies + m.ease : m.passing;
    const Lanes d2 = m.dx * m.dx + m.dy * m.dy, distance = root(d2) + 1e-4f;
    if (const Bits touching = less(d2, firm * firm) & here) {
        push(me, m, firm, distance, touching, found);
        bump(me, m, distance, found);
    }
    if (minded == 0) return;
    m.keep = me.room + (m.same ? all_lanes(me.gap_wanted) : Lanes{});
    look<steers>(me, m, near, from, distance, manner, found);
}

template <bool steers>
inline void meet_those_near(const Walker& me, Near& near, const Manner& manner, Found& found) {
    for (int from = 0; from < near.count; from += lanes) meet<steers>(me, near, from, manner, found);
    near.clear();
}

/// Adds those of a run of rows whom `me` minds or touches. Whoever is nearer to the same target does not mind those
/// behind, so a crowd with one target cannot lock.
template <bool steers>
inline void meet_run(const Walker& me, const WalkerGrid::Run& run, const Walkers& w, const Guidance& g,
                     const Manner& manner, Near& near, Found& found) {
    for (std::size_t j = run.begin; j < run.end; j += lanes) {
        const Lanes dx = load(w.x, j) - me.x, dy = load(w.y, j) - me.y, d2 = dx * dx + dy * dy;
        const Lanes to_go = load(w.to_go, j), radius = load(w.radius, j), ex = load(w.ex, j), ey = load(w.ey, j);
        const Lanes touch_m = me.radius + radius + 0.6f * me.gap_wanted;  // at most
        const std::int64_t mine = me.row - static_cast<std::int64_t>(j);
        const Bits before = first(mine), after = ~first(mine + 1);
        const Bits in_sight = less(d2, all_lanes(me.sight2)) & first(std::int64_t(run.end - j)) & (before | after);
        const Bits same = equal(load(g.stream, j), IntLanes{} + me.stream);
        const Bits behind = less(all_lanes(me.to_go), to_go) | (equal(to_go, all_lanes(me.to_go)) & after);
        const Bits minded = in_sight & ~(same & behind);
        const Bits picked = minded | (in_sight & less(d2, touch_m * touch_m));
        const int at = near.count;
        near.same |= std::uint64_t{pack(same, picked)} << at;
        near.minded |= std::uint64_t{pack(minded, picked)} << at;
        near.opposite |= std::uint64_t{pack(less(ex * me.ex + ey * me.ey, all_lanes(0.5f)), picked)} << at;
        pack(near.dx + at, dx, picked), pack(near.dy + at, dy, picked);
        pack(near.radius + at, radius, picked), pack(near.gap_wanted + at, load(w.gap_wanted, j), picked);
        const Lanes vx = load(w.vx, j), vy = load(w.vy, j);
        if constexpr (steers) {
            pack(near.vx + at, vx, picked), pack(near.vy + at, vy, picked);
            pack(near.free_speed + at, load(w.free_speed, j), picked);
        } else {
            pack(near.forth + at, vx * me.hx + vy * me.hy, picked);
        }
        near.count += std::popcount(picked);
        if (near.count > Near::most - lanes) meet_those_near<steers>(me, near, manner, found);
    }
}

template <bool steers>
inline void meet_all(Tile& tile, const WalkerTile& at, const Walkers& w, const WalkerGrid& grid,
                     const Guidance& g, const Manner& manner) {
    const int rows = grid.planes[std::size_t(at.plane)].rows;
    const int low = std::max(0, at.row - manner.sight_rows);
    const int high = std::min(rows - 1, at.row + manner.sight_rows);
    Near near;
    for (int k = 0; k < at.count; ++k) {
        const Walker me(tile, at.first, k);
        const int column = grid.column(at.plane, {me.x, me.y});
        Found found;
        for (int row = low; row <= high; ++row) {
            const WalkerGrid::Run run = grid.run(at.plane, row, column - manner.sight_cells, column + manner.sight_cells);
            meet_run<steers>(me, run, w, g, manner, near, found);
        }
        meet_those_near<steers>(me, near, manner, found);
        tile.gap[k] = smallest(found.gap), tile.gap_other[k] = smallest(found.gap_other);
        tile.push_x[k] = found.push_x, tile.push_y[k] = found.push_y;
        if constexpr (!steers) continue;
        for (int f = 0; f < fan; ++f) tile.reach[f][k] = smallest(found.reach[f]);
    }
}

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

/// Heads where the end point comes nearest to where one would be without others (Moussaid et al. 2011,
/// eq. 1), with a small price for turning away from the present heading (the less the longer one is blocked) and for the
/// left-hand side.
inline void choose_heading(Tile& me, const Manner& manner) {
    const Lanes horizon = most(me.speed * manner.anticipation_s, all_lanes(0.1f));
    const Lanes hold = 0.04f * (1.0f - me.impatience);
    Lanes best = all_lanes(1e9f), x = me.hx, y = me.hy;
#pragma GCC unroll 8
    for (int k = 0; k < fan; ++k) {
        const Lanes reach = at_least_zero(least(me.reach[k], horizon));
        Lanes cost = reach * (reach - 2.0f * horizon * fan_cosine[k]) / (horizon * horizon);
        const float side = (k == 0 ? 0.0f : 0.01f) + (fan_sine[k] > 0 ? 0.01f : 0.0f);
        cost += hold * (1.0f - (me.dx[k] * me.hx + me.dy[k] * me.hy)) + side;
        x = cost < best ? me.dx[k] : x;
        y = cost < best ? me.dy[k] : y;
        best = least(cost, best);
    }
    me.hx = x, me.hy = y;
}

/// Who shuffles keeps longer time gaps than who walks: from the usual one at 0.39 m of free room to nearly twice as much at
/// contact. Without this, streams of more than 2 per m2 are too fast for their capacity; calibrated here.
inline Lanes shuffling_gap(Lanes time_gap, Lanes room) {
    constexpr float longer = 0.97f, per_close_m = 1 / 0.39f;
    return time_gap * (1.0f + longer * at_least_zero(1.0f - per_close_m * room));
}

/// Speed by the free room ahead (Tordeux et al. 2016, eq. 4): that which agrees with the room left at the end of the step,
/// so that reacting to those ahead takes no longer with longer steps. Someone blocked by people with other targets still
/// shuffles on, the faster the longer it lasted. Speeding up takes time.
inline Lanes speed_of(const Tile& me, const Manner& manner) {
    const Lanes past = me.gap_other / me.time_gap;
    const Lanes others = most(past, 0.3f * me.speed * me.impatience);
    const Lanes follow = me.gap / (shuffling_gap(me.time_gap, me.gap) + manner.step_s);
    const Lanes free = least(least(follow, others), me.speed);
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
        see_wall(me, load(g.wall_m, i), load(g.wall_nx, i), load(g.wall_ny, i));
        choose_heading(me, manner);
    }
    store(at, choice.hx, me.hx);
    store(at, choice.hy, me.hy);
}

inline void anticipation(const WalkDef& def, const Walkers& walkers, const WalkerGrid& grid, const Guidance& guidance,
                         const StepTime& time, std::size_t first_tile, std::size_t last_tile, WalkChoice& choice) {
    const Manner manner(def, time.step_s);
    for (std::size_t t = first_tile; t < last_tile; ++t) {
        const WalkerTile& at = grid.tiles[t];
        if (time.steers) {
            choose<true>(manner, walkers, grid, guidance, at, choice);
        } else {
            choose<false>(manner, walkers, grid, guidance, at, choice);
        }
    }
}
