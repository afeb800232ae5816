#include "validate/density.h"

#include <cmath>

#include "venue/venue_def.h"
#include "venue/ring.h"

namespace tidegate {
namespace {

// Keeps the part of a convex ring where dot(normal, p) <= limit.
void clip(Ring& ring, Vec2 normal, double limit, Ring& scratch) {
    scratch.clear();
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
        const double da = dot(normal, a) - limit, db = dot(normal, b) - limit;
        if (da <= 0) scratch.push_back(a);
        if ((da < 0 && db > 0) || (da > 0 && db < 0))
            scratch.push_back(a + (b - a) * (da / (da - db)));
    }
    std::swap(ring, scratch);
}

double speed_of(Vec2 velocity, const SpeedRule& rule) {
    return length(rule.along) > 0 ? dot(velocity, rule.along) : length(velocity);
}

struct Person {
    Vec2 at;
    double speed_m_s;
};

std::vector<Person> people_in(const Tracks& tracks, const Box& box, const SpeedRule& rule,
                              double time_s, int plane) {
    std::vector<Person> people;
    for (std::size_t i = 0; i < tracks.people.size(); ++i) {
        const auto at = tracks.at(i, time_s, plane);
        if (!at || !box.contains(*at)) continue;
        const auto velocity = tracks.velocity(i, time_s, rule.window_s, plane);
        if (velocity) people.push_back({*at, speed_of(*velocity, rule)});
    }
    return people;
}

// What of the rectangle is nearer to `of` than to anybody else.
Ring cell_of(const std::vector<Person>& people, std::size_t of, const Box& walkable,
             Ring& scratch) {
    Ring ring{{walkable.x0, walkable.y0},
              {walkable.x1, walkable.y0},
              {walkable.x1, walkable.y1},
              {walkable.x0, walkable.y1}};
    const Vec2 p = people[of].at;
    for (std::size_t j = 0; j < people.size(); ++j) {
        if (j == of) continue;
        const Vec2 q = people[j].at;
        clip(ring, q - p, 0.5 * (dot(q, q) - dot(p, p)), scratch);
    }
    return ring;
}

}  // namespace

AreaState classic_state(const Tracks& tracks, const Box& area, const SpeedRule& rule, double time_s,
                        int plane) {
    AreaState state;
    int moving = 0;
    for (std::size_t i = 0; i < tracks.people.size(); ++i) {
        const auto at = tracks.at(i, time_s, plane);
        if (!at || !area.contains(*at)) continue;
        ++state.people;
        const auto velocity = tracks.velocity(i, time_s, rule.window_s, plane);
        if (!velocity) continue;
        state.speed_m_s += speed_of(*velocity, rule);
        ++moving;
    }
    state.density_per_m2 = state.people / area.area_m2();
    if (moving > 0) state.speed_m_s /= moving;
    return state;
}

AreaState voronoi_state(const Tracks& tracks, const Box& walkable, const Box& area,
                        const SpeedRule& rule, double time_s, int plane) {
    const std::vector<Person> people = people_in(tracks, walkable, rule, time_s, plane);
    AreaState state;
    Ring scratch;
    for (std::size_t i = 0; i < people.size(); ++i) {
        Ring cell = cell_of(people, i, walkable, scratch);
        const double cell_m2 = signed_area(cell);
        clip(cell, {-1, 0}, -area.x0, scratch);
        clip(cell, {1, 0}, area.x1, scratch);
        clip(cell, {0, -1}, -area.y0, scratch);
        clip(cell, {0, 1}, area.y1, scratch);
        const double inside_m2 = signed_area(cell);
        if (!(inside_m2 > 0)) continue;
        state.density_per_m2 += inside_m2 / cell_m2 / area.area_m2();
        state.speed_m_s += people[i].speed_m_s * inside_m2 / area.area_m2();
        ++state.people;
    }
    return state;
}

}  // namespace tidegate
