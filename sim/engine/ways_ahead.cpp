#include "engine/ways_ahead.h"

#include <algorithm>
#include <bit>

namespace tidegate {
namespace {

void copy(const SixteenCourses& from, std::uint32_t places, SixteenCourses& to) {
    for (; places != 0; places &= places - 1) {
        const int k = std::countr_zero(places);
        to.distance_m[k] = from.distance_m[k], to.x[k] = from.x[k], to.y[k] = from.y[k];
    }
}

const Destination& destination_of(const Site& site, const World& world, std::size_t i) {
    return site.destinations[std::size_t(world.agents[std::size_t(world.walkers.agent[i])].destination)];
}

bool needs_wide_ways(const Site& site, const World& world, std::size_t i) {
    return !site.wide_ways.empty() && destination_of(site, world, i).wide_ways >= 0;
}

// Where a crowd comes on the way to the target's gate, but not in that which waits before it, the walker turns off by as much as
// the way to the lane in the middle does.
OwnCourse around_crowd_to_gate(const Site& site, const World& world, std::size_t target, Vec2f p, OwnCourse own) {
    const GateWay* gate = gate_way_to(site, world.crowd_ways, target);
    if (gate == nullptr || own.usual.distance_m < gate->reach_m) return own;
    const Vec2f usual = site.fields[gate->job.row].walk_direction(p), around = gate->field.walk_direction(p);
    const Vec2f turn{dot(usual, around), cross(usual, around)};
    if (dot(turn, turn) < 0.25f) return own;
    own.now = unit(turned(own.now, turn));
    own.way = &gate->field;
    return own;
}

// What it sees where no look was taken for it.
OwnCourse own_look(const Site& site, const World& world, std::size_t i) {
    const Walkers& w = world.walkers;
    const auto target = static_cast<std::size_t>(w.target[i]);
    const Vec2f p = w.position(i);
    if (needs_wide_ways(site, world, i)) {
        const TravelField& own = site.fields_to(destination_of(site, world, i))[target];
        const Course course = own.course(p);
        return {course, course.direction, &own};
    }
    const TravelField &usual = site.fields[target], &now = way_to(site, world.crowd_ways, target);
    const Course course = usual.course(p);
    return {course, &now == &usual ? course.direction : now.walk_direction(p), &now};
}

}  // namespace

OwnCourse course_of(const Site& site, const World& world, std::size_t i) {
    const Walkers& w = world.walkers;
    const OwnCourse own = own_look(site, world, i);
    if (needs_wide_ways(site, world, i)) return own;
    return around_crowd_to_gate(site, world, std::size_t(w.target[i]), w.position(i), own);
}

void look_ahead(const Site& site, const World& world, std::size_t first, std::size_t end, WaysAhead& ahead) {
    const Walkers& w = world.walkers;
    ahead.first = first;
    ahead.known = 0;
    const int count = static_cast<int>(std::min<std::size_t>(end - first, SixteenCourses::places));
    std::uint32_t left = 0;
    for (int k = 0; k < count; ++k) {
        const std::size_t i = first + std::size_t(k);
        left |= std::uint32_t{w.target[i] >= 0 && !needs_wide_ways(site, world, i)} << k;
    }
    while (left != 0) {
        const std::int32_t target = w.target[first + std::size_t(std::countr_zero(left))];
        std::uint32_t together = 0;
        for (int k = 0; k < count; ++k) together |= std::uint32_t{w.target[first + std::size_t(k)] == target} << k;
        together &= left;
        left &= ~together;
        const TravelField& usual = site.fields[std::size_t(target)];
        const TravelField& now = way_to(site, world.crowd_ways, std::size_t(target));
        SixteenCourses by_usual, by_now;
        together &= look_up_sixteen(usual, &w.x[first], &w.y[first], by_usual);
        if (&now != &usual) together &= look_up_sixteen(now, &w.x[first], &w.y[first], by_now);
        copy(by_usual, together, ahead.usual);
        copy(&now != &usual ? by_now : by_usual, together, ahead.now);
        ahead.known |= together;
    }
}

OwnCourse course_of(const Site& site, const World& world, const WaysAhead& ahead, std::size_t i) {
    const int k = static_cast<int>(i - ahead.first);
    if (k >= SixteenCourses::places || (ahead.known >> k & 1) == 0) return course_of(site, world, i);
    const auto target = static_cast<std::size_t>(world.walkers.target[i]);
    const OwnCourse own{ahead.usual.at(k), ahead.now.at(k).direction, &way_to(site, world.crowd_ways, target)};
    return around_crowd_to_gate(site, world, target, world.walkers.position(i), own);
}

}  // namespace tidegate
