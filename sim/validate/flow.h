#pragma once
#include <vector>

#include "validate/tracks.h"

namespace tidegate {

/// Half a plane: past it is everything to which `way` points from `on`.
struct Line {
    Vec2 on;
    Vec2 way;  ///< unit vector
    int plane = 0;
};

/// When each person first was past the line, having been before it; linear between two moments,
/// ascending. Who is never seen before it does not count.
std::vector<double> times_past(const Tracks& tracks, const Line& line);
/// The same by person; -1: never.
std::vector<double> time_past_of_each(const Tracks& tracks, const Line& line);

/// Passages per second: slope of the straight line through the count of the 20th to the 80th
/// percent of `times` (ascending), by least squares. NaN for fewer than five.
double flow_per_s(const std::vector<double>& times);

}  // namespace tidegate
