#pragma once
#include <algorithm>
#include <vector>

#include "base/sim_time.h"

namespace tidegate {

/// Departures or arrivals added to a timetable: times still to come, ascending.

inline void add_times(std::vector<SimTime>& extra, int count, SimTime first, double spacing_s) {
    for (int i = 0; i < count; ++i) extra.push_back(first + i * spacing_s);
    std::sort(extra.begin(), extra.end());
}

/// From `now` on they come so many times rarer.
inline void stretch_times(std::vector<SimTime>& extra, double by, SimTime now) {
    for (SimTime& time : extra) time = time > now ? now + (time - now) * by : time;
}

/// How much rarer a headway makes vehicles than they are planned; nothing (0) and a shorter one change nothing.
inline double stretch_of(double headway_s, double planned_s) { return planned_s > 0 ? std::max(1.0, headway_s / planned_s) : 1.0; }

}  // namespace tidegate
