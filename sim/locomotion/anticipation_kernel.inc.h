// The kernel of the anticipation model; included once per vector path, inside a namespace of that path.
// Lanes are directions, not neighbours: every lane's sum is formed in the same order whatever the vector
// width, so all paths give the same bits.

constexpr int lanes = 16;

/// Directions tried, as angles from the wanted one [deg]; the last lane is the present heading.
struct Fan {
    float cosine[lanes];
    float sine[lanes];
};

inline Fan make_fan() {
    constexpr float degrees[lanes] = {0,   -10, 10, -22, 22, -36, 36,   -52,
                                      52,  -70, 70, -90, 90, -115, 115, 0};
    Fan fan{};
    for (int k = 0; k < lanes; ++k) {
        fan.cosine[k] = std::cos(degrees[k] * 0.017453292519943295f);
        fan.sine[k] = std::sin(degrees[k] * 0.017453292519943295f);
    }
    return fan;
}

/// The one who walks, and what is known of each direction so far.
struct Walker {
    float x, y, vx, vy, ex, ey, speed, radius, to_go, gap_wanted, impatience;
    std::int32_t target, agent;
    alignas(64) float dx[lanes], dy[lanes], cosine[lanes];
    alignas(64) float gap[lanes];   ///< free room if all stood still [m], before walls and the same stream
    alignas(64) float gap_other[lanes];  ///< before people with other targets
    alignas(64) float time[lanes];  ///< time to the first contact if all go on [s]
    float push_x = 0, push_y = 0;
};

struct Other {
    float dx, dy, vx, vy, distance2, width;
};


inline void see(Walker& me, const Other& other, float* nearest) {
    const float width2 = other.width * other.width;
    const float c = other.distance2 - width2;
    for (int k = 0; k < lanes; ++k) {
        const float along = other.dx * me.dx[k] + other.dy * me.dy[k];
        const float inside = width2 - (other.distance2 - along * along);
        const float gap = along - std::sqrt(inside > 0 ? inside : 0.0f);
        const bool in_way = along > 0 && inside > 0;
        nearest[k] = in_way && gap < nearest[k] ? gap : nearest[k];

        const float wx = me.speed * me.dx[k] - other.vx;
        const float wy = me.speed * me.dy[k] - other.vy;
        const float a = wx * wx + wy * wy + 1e-6f;
        const float b = other.dx * wx + other.dy * wy;
        const float disc = b * b - a * c;
        float t = (b - std::sqrt(disc > 0 ? disc : 0.0f)) / a;
        t = t > 0 ? t : 0.0f;
        const bool meets = b > 0 && disc > 0;
        me.time[k] = meets && t < me.time[k] ? t : me.time[k];
    }
}

/// Share of both bodies' width in which the other blocks the way. In one stream people walk staggered; those who meet
/// turn their shoulders, and the more the longer they were blocked.
inline float width_share(const Walker& me, const WalkDef& def, bool same, float other_ex, float other_ey) {
    if (same) return static_cast<float>(def.follow_width);
    const float agreement = other_ex * me.ex + other_ey * me.ey;
    const float turned = agreement < 0.5f ? static_cast<float>(def.shoulder_turn) : 1.0f;
    return turned - static_cast<float>(def.squeeze) * me.impatience;
}

/// Others ahead limit the way; those behind on the way to the same target do not (the first one of a crowd
/// is never blocked by it, so a crowd with one target cannot lock). Overlapping bodies push apart.
inline void meet(Walker& me, const Walkers& all, const Guidance& guide, std::size_t j, const WalkDef& def,
                 float sight2) {
    const float dx = all.x[j] - me.x;
    const float dy = all.y[j] - me.y;
    const float d2 = dx * dx + dy * dy;
    if (d2 >= sight2 || all.agent[j] == me.agent) return;
    const float bodies = me.radius + all.radius[j];
    const bool same = all.target[j] == me.target;
    const float width = bodies * width_share(me, def, same, guide.ex[j], guide.ey[j]);
    const float firm = same ? bodies : width;
    if (d2 < firm * firm) {
        const float d = std::sqrt(d2) + 1e-4f;
        const float part = (firm - d) / (2.0f * static_cast<float>(def.contact_s) * d);
        me.push_x -= dx * part;
        me.push_y -= dy * part;
    }
    if (dx * me.ex + dy * me.ey < -0.5f * bodies) return;
    if (same && (all.to_go[j] > me.to_go || (all.to_go[j] == me.to_go && all.agent[j] > me.agent))) {
        return;
    }
    see(me, {dx, dy, all.vx[j], all.vy[j], d2, width}, same ? me.gap : me.gap_other);
}

inline void see_wall(Walker& me, float distance, float nx, float ny) {
    const float room = distance - 0.9f * me.radius;
    for (int k = 3; k < lanes; ++k) {  // lanes 0-2: the field itself keeps clear of walls
        const float towards = -(me.dx[k] * nx + me.dy[k] * ny);
        const float gap = (room > 0 ? room : 0.0f) / (towards > 0.05f ? towards : 0.05f);
        const bool in_way = towards > 0.05f;
        me.gap[k] = in_way && gap < me.gap[k] ? gap : me.gap[k];
        const float t = gap / me.speed;
        me.time[k] = in_way && t < me.time[k] ? t : me.time[k];
    }
}

/// The lane whose end point comes nearest to where one would be without others (Moussaid et al. 2011,
/// eq. 1), with a small price for turning away from the present heading.
inline int best_lane(const Walker& me, float horizon_s, float heading_x, float heading_y) {
    const float reach = me.speed * horizon_s;
    int best = 0;
    float least = 0;
    for (int k = 0; k < lanes; ++k) {
        float free = me.speed * me.time[k];
        free = free < reach ? free : reach;
        const float turn = 1.0f - (me.dx[k] * heading_x + me.dy[k] * heading_y);
        const float side = me.ex * me.dy[k] - me.ey * me.dx[k];  // > 0: to the left
        float cost = 1.0f + (free * free - 2.0f * reach * free * me.cosine[k]) / (reach * reach);
        cost += 0.04f * turn + (side > 0 ? 0.01f : 0.0f) + (k == 0 ? 0.0f : 0.01f);
        if (k == 0 || cost < least) {
            least = cost;
            best = k;
        }
    }
    return best;
}

/// Someone blocked makes for the right-hand side, up to 30 degrees, so that two who meet pass each other.
inline void step_right(Walker& me) {
    const float sine = -0.5f * me.impatience;
    const float cosine = std::sqrt(1.0f - sine * sine);
    const float ex = me.ex * cosine - me.ey * sine;
    me.ey = me.ex * sine + me.ey * cosine;
    me.ex = ex;
}

/// Speed by the free room ahead (Tordeux et al. 2016, eq. 4). Someone blocked by people with other targets
/// still shuffles on, the faster the longer it lasted.
inline float speed_for(const Walker& me, const WalkDef& def, int k) {
    const float time_gap = static_cast<float>(def.time_gap_s);
    float free = (me.gap[k] - me.gap_wanted) / time_gap;
    const float past = me.gap_other[k] / time_gap;
    const float shuffle = 0.3f * me.speed * me.impatience;
    const float others = past > shuffle ? past : shuffle;
    free = free < others ? free : others;
    return free < 0 ? 0.0f : (free > me.speed ? me.speed : free);
}

inline void choose(const WalkDef& def, const Walkers& all, const WalkerGrid& grid, const Guidance& guide,
                   const Fan& fan, float step_s, std::size_t i, WalkChoice& choice) {
    Walker me{};
    me.x = all.x[i], me.y = all.y[i], me.vx = all.vx[i], me.vy = all.vy[i];
    me.ex = guide.ex[i], me.ey = guide.ey[i], me.speed = guide.speed[i];
    me.radius = all.radius[i], me.to_go = all.to_go[i], me.gap_wanted = all.gap_wanted[i];
    me.target = all.target[i], me.agent = all.agent[i], me.impatience = all.impatience[i];
    step_right(me);
    const bool walks = me.speed > 0.01f && me.ex * me.ex + me.ey * me.ey > 0.25f;
    const float now_speed = std::sqrt(me.vx * me.vx + me.vy * me.vy);
    const float hx = now_speed > 0.1f ? me.vx / now_speed : me.ex;
    const float hy = now_speed > 0.1f ? me.vy / now_speed : me.ey;
    for (int k = 0; k < lanes; ++k) {
        me.dx[k] = me.ex * fan.cosine[k] - me.ey * fan.sine[k];
        me.dy[k] = me.ex * fan.sine[k] + me.ey * fan.cosine[k];
        me.cosine[k] = fan.cosine[k];
        me.gap[k] = 1e3f;
        me.gap_other[k] = 1e3f;
        me.time[k] = 1e3f;
    }
    me.dx[lanes - 1] = hx, me.dy[lanes - 1] = hy;
    me.cosine[lanes - 1] = hx * me.ex + hy * me.ey;

    const float sight = static_cast<float>(def.sight_m);
    const float sight2 = sight * sight;
    const float near = walks ? sight : 0.6f;
    for_each_near(grid, all.plane[i], {me.x, me.y}, near,
                  [&](std::size_t j) { meet(me, all, guide, j, def, sight2); });

    float vx = 0, vy = 0, blocked = 0;
    if (walks) {
        see_wall(me, guide.wall_m[i], guide.wall_nx[i], guide.wall_ny[i]);
        const int k = best_lane(me, static_cast<float>(def.anticipation_s), hx, hy);
        float speed = speed_for(me, def, k);
        const bool hindered = me.gap_other[k] < me.gap[k] && now_speed < 0.3f * me.speed;
        blocked = hindered ? 1.0f : 0.0f;
        const float along = me.vx * me.dx[k] + me.vy * me.dy[k];
        const float from = along > 0 ? along : 0.0f;
        const float reachable = from + (me.speed - from) * step_s / static_cast<float>(def.acceleration_s);
        speed = speed < reachable ? speed : reachable;
        vx = speed * me.dx[k];
        vy = speed * me.dy[k];
    }
    // The push is a body's, not a will's: limited to a slow step aside.
    constexpr float most_push = 0.6f;
    const float push = std::sqrt(me.push_x * me.push_x + me.push_y * me.push_y);
    const float scale = push > most_push ? most_push / push : 1.0f;
    choice.vx[i] = vx + me.push_x * scale;
    choice.vy[i] = vy + me.push_y * scale;
    choice.is_blocked[i] = blocked;
}

inline void anticipation(const WalkDef& def, const Walkers& walkers, const WalkerGrid& grid,
                         const Guidance& guidance, float step_s, std::size_t begin, std::size_t end,
                         WalkChoice& choice) {
    static const Fan fan = make_fan();
    for (std::size_t i = begin; i < end; ++i) {
        choose(def, walkers, grid, guidance, fan, step_s, i, choice);
    }
}
