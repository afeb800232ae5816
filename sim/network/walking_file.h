#pragma once
#include <algorithm>
#include <cmath>

#include "base/sim_time.h"

namespace tidegate {

constexpr float packed_per_m2 = 4;  ///< a queue's density, Fruin 1971: level of service E

/// On stairs, ramps and links people walk in files, one behind the other: in a file nobody overtakes, and the next one passes
/// any place a headway after the one before, that one's room and a moment later (Newell 2002, doi:10.1016/S0191-2615(00)00044-8,
/// for vehicles). A stream of equals so has a triangular diagram: everyone at the own pace up to the greatest flow,
/// 1.62 /(m s) at 1.34 m/s in plan on the level. Unequal people hold each other up behind the slowest, and the curve of usual crowds comes
/// out of that: about 1.2 /(m s) (Weidmann 1993: 1.22; measured in one-way streams of students: 1.6, HERMES 2009).
struct WalkingFile {
    SimTime enters_from = -1e9;   ///< earliest for the next one
    SimTime last_arrives = -1e9;  ///< of who entered last, at the far end
    double last_pace_m_s = 1;     ///< in plan, over the whole way
};

/// Half a metre of width makes a file; the walking model overtakes about as much (case F2).
inline int files_in(double width_m) { return std::max(1, static_cast<int>(std::lround(width_m / 0.5))); }

/// The width by which the walking model's ways count [m]: narrow ones pass more per metre, since only one side of who walks at an edge
/// needs room. Greatest flows at 1.2, 2, 3, 4.5 and 6 m, over those of files by the bare width: 1.09, 0.99, 0.93, 0.91, 0.89 on links,
/// 1.11, 1.04, 0.99, 0.94, 0.94 on stairs (there with 0.50 m s instead of the 0.52 below).
inline double counted_width_m(double width_m) { return width_m + 0.3; }

/// Seconds and metres of counted width between people who pass a place one behind the other at a pace in plan [m s]: the room each
/// takes (packed when they stand), and a time fitted to the walking model: on links of 60 m (case F2); on treads, where the slow are
/// gone round more easily since all are slow, between stairs of 1.2 to 6 m in a room's side (F2) and in the middle of a platform (F5).
inline double headway_m_s(double pace_m_s, bool on_treads) {
    const double following_m_s = on_treads ? 0.52 : 0.55;
    return 1 / (double{packed_per_m2} * std::max(0.05, pace_m_s)) + following_m_s;
}

/// Of the greatest flow of equals, what unequal people as usual leave.
constexpr double unequal_share = 0.76;

/// What two streams that meet on one way leave of its greatest flow: GB 50157 allows passages 4,000 people per hour and metre
/// for both directions and 5,000 for one; stairs 3,200, 3,700 up and 4,200 down.
constexpr double both_ways_share = 0.8;

}  // namespace tidegate
