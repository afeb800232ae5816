// The part of the anticipation kernel in which one walker meets its neighbours, with a lane for each of them; included by
// anticipation_kernel.inc.h.

/// One walker of a tile.
struct Walker {
    std::int32_t row, stream;
    float x, y, hx, hy, ex, ey, forth_x, forth_y, speed, per_free_speed, radius, to_go, gap_wanted, impatience, sight2,
        let_through, room;

    Walker(const Tile& tile, std::int32_t first, int k)
        : row(first + k), stream(tile.stream[k]), x(tile.x[k]), y(tile.y[k]), hx(tile.hx[k]), hy(tile.hy[k]),
          ex(tile.ex[k]), ey(tile.ey[k]), forth_x(tile.forth_x[k]), forth_y(tile.forth_y[k]), speed(tile.speed[k]),
          per_free_speed(tile.per_free_speed[k]), radius(tile.radius[k]), to_go(tile.to_go[k]), gap_wanted(tile.gap_wanted[k]),
          impatience(tile.impatience[k]), sight2(tile.sight2[k]), let_through(tile.let_through[k]), room(tile.room) {}
};

/// What it has found so far: of each lane the least, of the push the sum.
struct Found {
    Lanes gap = all_lanes(far_m), gap_other = all_lanes(far_m);
    Lanes gap_right = all_lanes(far_m), gap_left = all_lanes(far_m);
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
/// other in a stream that is slow, and go round those who are slow themselves: from a fifth slower than oneself on, alone on the level.
inline Lanes berth_of(const Walker& me, Lanes free_speed, const Manner& manner) {
    const Lanes slower = 1.0f - free_speed * me.per_free_speed;
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
    const Lanes follow = m.same ? room + forth * manner.step_s : none;  // at the end of the step
    found.gap = least(found.gap, follow);
    if constexpr (steers) {
        found.gap_right = least(found.gap_right, beside > 0.0f ? follow : none);
        found.gap_left = least(found.gap_left, beside > 0.0f ? none : follow);
    }
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
    constexpr float body = 0.9f, ahead = 0.8f;
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
        tile.gap_right[k] = smallest(found.gap_right), tile.gap_left[k] = smallest(found.gap_left);
        for (int f = 0; f < fan; ++f) tile.reach[f][k] = smallest(found.reach[f]);
    }
}
