#pragma once
#include "engine/world.h"
#include "navigation/field_lookup.h"

namespace tidegate {

/// Courses of one walker to its target.
struct OwnCourse {
    Course usual;
    Vec2f now;  ///< direction around crowds, which nobody takes who needs a certain width; else the usual one
    const TravelField* way;  ///< that leads so
};

/// Looks it up where walker `i` stands, who has a target.
OwnCourse course_of(const Site& site, const World& world, std::size_t i);

/// Courses of sixteen walkers from row `first` on, looked up together: a look for each target that some of them have.
struct WaysAhead {
    std::size_t first = 0;
    std::uint32_t known = 0;  ///< bits; for the others course_of() looks
    SixteenCourses usual, now;
    std::uint32_t gate_known = 0;  ///< the same of ways around crowds on the way to a gate
    SixteenCourses to_gate, around_to_gate;
};
void look_ahead(const Site& site, const World& world, std::size_t first, std::size_t end, WaysAhead& ahead);

/// What was looked up for walker `i`, else what it sees itself: the same.
OwnCourse course_of(const Site& site, const World& world, const WaysAhead& ahead, std::size_t i);

}  // namespace tidegate
