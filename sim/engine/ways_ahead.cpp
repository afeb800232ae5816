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
const GateWay* gate_way_ahead(const Site& site, const World& world, std::size_t target, const OwnCourse& own) {
    const GateWay* gate = gate_way_to(site, world.crowd_ways, target);
    return gate == nullptr || own.usual.distance_m < gate->reach_m ? nullptr : gate;
}

OwnCourse turned_off(const GateWay& gate, Vec2f usual, Vec2f around, OwnCourse own) {
    const Vec2f turn{dot(usual, around), cross(usual, around)};
    if (dot(turn, turn) < 0.25f) return own;
    own.now = unit(turned(own.now, turn));
    own.way = &gate.field;
    return own;
}

OwnCourse around_crowd_to_gate(const Site& site, const World& world, std::size_t target, Vec2f p, const OwnCourse& own) {
    const GateWay* gate = gate_way_ahead(site, world, target, own);
    if (gate == nullptr) return own;
    return turned_off(*gate, site.fields[gate->job.row].walk_direction(p), gate->field.walk_direction(p), own);
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

namespace {

// Calls f(target of one of those left, all of them for whom `is_same`(target of the one, own target)) until nobody is left.
template <class IsSame, class F>
void for_each_target(const std::int32_t* target, std::uint32_t left, IsSame&& is_same, F&& f) {
    while (left != 0) {
        const std::int32_t one = target[std::countr_zero(left)];
        std::uint32_t together = 0;
        for (std::uint32_t rest = left; rest != 0; rest &= rest - 1) {
            const int k = std::countr_zero(rest);
            together |= std::uint32_t{is_same(one, target[k])} << k;
        }
        left &= ~together;
        f(static_cast<std::size_t>(one), together);
    }
}

void look_to_gates(const Site& site, const World& world, std::uint32_t left, WaysAhead& ahead) {
    const Walkers& w = world.walkers;
    const auto gate_of = [&](std::int32_t target) { return gate_way_to(site, world.crowd_ways, std::size_t(target)); };
    const auto is_same = [&](std::int32_t a, std::int32_t b) { return a == b || (gate_of(a) != nullptr && gate_of(a) == gate_of(b)); };
    for_each_target(&w.target[ahead.first], left, is_same, [&](std::size_t target, std::uint32_t together) {
        const GateWay* gate = gate_way_to(site, world.crowd_ways, target);
        if (gate == nullptr) return;
        SixteenCourses usual, around;
        together &= look_up_sixteen(site.fields[gate->job.row], &w.x[ahead.first], &w.y[ahead.first], usual);
        together &= look_up_sixteen(gate->field, &w.x[ahead.first], &w.y[ahead.first], around);
        copy(usual, together, ahead.to_gate), copy(around, together, ahead.around_to_gate);
        ahead.gate_known |= together;
    });
}

}  // namespace

void look_ahead(const Site& site, const World& world, std::size_t first, std::size_t end, WaysAhead& ahead) {
    const Walkers& w = world.walkers;
    ahead.first = first;
    ahead.known = ahead.gate_known = 0;
    const int count = static_cast<int>(std::min<std::size_t>(end - first, SixteenCourses::places));
    std::uint32_t left = 0;
    for (int k = 0; k < count; ++k) {
        const std::size_t i = first + std::size_t(k);
        left |= std::uint32_t{w.target[i] >= 0 && !needs_wide_ways(site, world, i)} << k;
    }
    const auto is_same = [](std::int32_t a, std::int32_t b) { return a == b; };
    for_each_target(&w.target[first], left, is_same, [&](std::size_t target, std::uint32_t together) {
        const TravelField& usual = site.fields[target];
        const TravelField& now = way_to(site, world.crowd_ways, target);
        SixteenCourses by_usual, by_now;
        together &= look_up_sixteen(usual, &w.x[first], &w.y[first], by_usual);
        if (&now != &usual) together &= look_up_sixteen(now, &w.x[first], &w.y[first], by_now);
        copy(by_usual, together, ahead.usual);
        copy(&now != &usual ? by_now : by_usual, together, ahead.now);
        ahead.known |= together;
    });
    look_to_gates(site, world, ahead.known, ahead);
}

OwnCourse course_of(const Site& site, const World& world, const WaysAhead& ahead, std::size_t i) {
    const int k = static_cast<int>(i - ahead.first);
    if (k >= SixteenCourses::places || (ahead.known >> k & 1) == 0) return course_of(site, world, i);
    const auto target = static_cast<std::size_t>(world.walkers.target[i]);
    const OwnCourse own{ahead.usual.at(k), ahead.now.at(k).direction, &way_to(site, world.crowd_ways, target)};
    if ((ahead.gate_known >> k & 1) == 0) return around_crowd_to_gate(site, world, target, world.walkers.position(i), own);
    const GateWay* gate = gate_way_ahead(site, world, target, own);
    return gate == nullptr ? own : turned_off(*gate, ahead.to_gate.at(k).direction, ahead.around_to_gate.at(k).direction, own);
}

}  // namespace tidegate
