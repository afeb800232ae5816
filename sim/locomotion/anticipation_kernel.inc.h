// The kernel of the anticipation model; included once per vector path, inside a namespace of that path.
// Lanes are directions, not neighbours: every lane's sum is formed in the same order whatever the vector
// width, so all paths give the same bits.

constexpr int lanes = 16;
using Lanes = FloatLanes;

inline Lanes all_lanes(float v) { return Lanes{} + v; }
inline Lanes least(Lanes a, Lanes b) { return a < b ? a : b; }
inline Lanes at_least_zero(Lanes a) { return a > 0.0f ? a : Lanes{}; }

/// Directions tried, as angles from the wanted one: 0, 10, 22, 36, 52, 70, 90 and 115 degrees to the right
/// and left; the last lane is the present heading and set for each walker.
constexpr Lanes fan_cosine = {1.0f,         0.984807753f, 0.984807753f, 0.927183855f, 0.927183855f,
                              0.809016994f, 0.809016994f, 0.615661475f, 0.615661475f, 0.342020143f,
                              0.342020143f, 0.0f,         0.0f,         -0.422618262f, -0.422618262f, 1.0f};
constexpr Lanes fan_sine = {0.0f,          -0.173648178f, 0.173648178f,  -0.374606593f, 0.374606593f,
                            -0.587785252f, 0.587785252f,  -0.788010754f, 0.788010754f,  -0.939692621f,
                            0.939692621f,  -1.0f,         1.0f,          -0.906307787f, 0.906307787f, 0.0f};
/// Lanes 0 to 2 are not kept from walls: the field itself keeps clear of them.
constexpr Lanes minds_walls = {0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
constexpr Lanes off_straight = {0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

/// The one who walks, and what is known of each direction so far.
struct Walker {
    Lanes dx, dy, cosine;
    Lanes gap;        ///< free room if all stood still [m], before walls and the same stream
    Lanes gap_other;  ///< before people with other targets
    Lanes time;       ///< time to the first contact if all go on [s]
    float x, y, vx, vy, ex, ey, speed, radius, to_go, gap_wanted, impatience;
    std::int32_t target, agent;
    float push_x, push_y;
};

struct Other {
    float dx, dy, vx, vy, distance2, width;
    float keep;  ///< room to be kept before it [m]
};

inline void see(Walker& me, const Other& other, Lanes& nearest) {
    const float width2 = other.width * other.width;
    const Lanes none = all_lanes(1e3f);
    const Lanes along = other.dx * me.dx + other.dy * me.dy;
    const Lanes inside = along * along + (width2 - other.distance2);
    const Lanes gap = along - root(at_least_zero(inside)) - other.keep;
    nearest = least(nearest, along > 0.0f ? (inside > 0.0f ? gap : none) : none);

    const Lanes wx = me.speed * me.dx - other.vx;
    const Lanes wy = me.speed * me.dy - other.vy;
    const Lanes a = wx * wx + wy * wy + 1e-6f;
    const Lanes b = other.dx * wx + other.dy * wy;
    const Lanes disc = b * b - a * (other.distance2 - width2);
    const Lanes t = at_least_zero((b - root(at_least_zero(disc))) / a);
    me.time = least(me.time, b > 0.0f ? (disc > 0.0f ? t : none) : none);
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
    // Those who wait together keep apart on all sides.
    const float ease = 0.6f * (me.gap_wanted < all.gap_wanted[j] ? me.gap_wanted : all.gap_wanted[j]);
    const float share = width_share(me, def, same, guide.ex[j], guide.ey[j]);
    const float width = bodies * share + (same ? ease : 0.0f);
    const float firm = (same ? bodies : width) + ease;
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
    see(me, {dx, dy, all.vx[j], all.vy[j], d2, width, me.gap_wanted}, same ? me.gap : me.gap_other);
}

inline void see_wall(Walker& me, float distance, float nx, float ny) {
    const float room = distance - 0.9f * me.radius;
    const Lanes none = all_lanes(1e3f);
    const Lanes towards = -(me.dx * nx + me.dy * ny) * minds_walls;
    const Lanes gap = (room > 0 ? room : 0.0f) / (towards > 0.05f ? towards : all_lanes(0.05f));
    const Lanes limit = towards > 0.05f ? gap : none;
    me.gap = least(me.gap, limit);
    me.time = least(me.time, limit / me.speed);
}

/// The lane whose end point comes nearest to where one would be without others (Moussaid et al. 2011,
/// eq. 1), with a small price for turning away from the present heading and for the left-hand side.
inline int best_lane(const Walker& me, float horizon_s, float heading_x, float heading_y) {
    const float reach = me.speed * horizon_s;
    const Lanes free = least(me.speed * me.time, all_lanes(reach));
    const Lanes turn = 1.0f - (me.dx * heading_x + me.dy * heading_y);
    const Lanes side = me.ex * me.dy - me.ey * me.dx;  // > 0: to the left
    Lanes cost = (free * free - 2.0f * reach * free * me.cosine) / (reach * reach);
    cost += 0.04f * turn + (side > 0.0f ? all_lanes(0.01f) : Lanes{}) + 0.01f * off_straight;
    int best = 0;
    for (int k = 1; k < lanes; ++k) best = cost[k] < cost[best] ? k : best;
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
    float free = me.gap[k] / time_gap;
    const float past = me.gap_other[k] / time_gap;
    const float shuffle = 0.3f * me.speed * me.impatience;
    const float others = past > shuffle ? past : shuffle;
    free = free < others ? free : others;
    return free < 0 ? 0.0f : (free > me.speed ? me.speed : free);
}

inline Walker walker_at(const Walkers& all, const Guidance& guide, std::size_t i) {
    Walker me;
    me.x = all.x[i], me.y = all.y[i], me.vx = all.vx[i], me.vy = all.vy[i];
    me.ex = guide.ex[i], me.ey = guide.ey[i], me.speed = guide.speed[i];
    me.radius = all.radius[i], me.to_go = all.to_go[i], me.gap_wanted = all.gap_wanted[i];
    me.target = all.target[i], me.agent = all.agent[i], me.impatience = all.impatience[i];
    me.push_x = me.push_y = 0;
    step_right(me);
    me.gap = me.gap_other = me.time = all_lanes(1e3f);
    return me;
}

inline void choose(const WalkDef& def, const Walkers& all, const WalkerGrid& grid, const Guidance& guide,
                   float step_s, std::size_t i, WalkChoice& choice) {
    Walker me = walker_at(all, guide, i);
    const bool walks = me.speed > 0.01f && me.ex * me.ex + me.ey * me.ey > 0.25f;
    const float now_speed = std::sqrt(me.vx * me.vx + me.vy * me.vy);
    const float hx = now_speed > 0.1f ? me.vx / now_speed : me.ex;
    const float hy = now_speed > 0.1f ? me.vy / now_speed : me.ey;
    me.dx = me.ex * fan_cosine - me.ey * fan_sine;
    me.dy = me.ex * fan_sine + me.ey * fan_cosine;
    me.cosine = fan_cosine;
    me.dx[lanes - 1] = hx, me.dy[lanes - 1] = hy;
    me.cosine[lanes - 1] = hx * me.ex + hy * me.ey;

    // Who stands minds those who touch; who waits in a crowd the next ones; who walks all in sight.
    const auto far = static_cast<float>(def.sight_m);
    const float sight = !walks ? 0.6f : (me.gap_wanted > 0 ? 0.6f * far : far);
    for_each_near(grid, all.plane[i], {me.x, me.y}, sight,
                  [&](std::size_t j) { meet(me, all, guide, j, def, sight * sight); });

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
    for (std::size_t i = begin; i < end; ++i) choose(def, walkers, grid, guidance, step_s, i, choice);
}
