#pragma once
#include <algorithm>
#include <cmath>

namespace tidegate {

/// Passages per second that a line gives while people wait before it, in network fidelity. They are what the walking model shows
/// with the usual people in a room of 10 x 10 m, gaps and exits in the middle of a side, so that both fidelities have the same
/// bottlenecks (the case F2 holds them against each other). On to a stair, ramp or link people step as fast as files take them
/// (network/walking_file.h).

/// What a stream as wide as its way passes (Weidmann 1993: 1.22 /(m s)); no opening passes less.
constexpr double stream_per_m_s = 1.2;

/// Through an opening between two rooms out of a large crowd, measured 1.55, 2.05, 2.55, 3.52, 4.25, 5.34 /s at 0.8, 1.2, 1.6, 2.4, 3.2, 4.4 m.
inline double opening_flow_per_s(double width_m) {
    const double narrow = std::min(1.9 * width_m, 1.23 * width_m + 0.58);
    return std::max(stream_per_m_s * width_m, std::min(narrow, 0.91 * width_m + 1.34));
}

/// Out of an exit, where nobody slows down beyond the line: 1.67, 2.27, 2.81, 3.70, 4.55, 6.0 /s at the same widths.
inline double exit_flow_per_s(double width_m) {
    const double narrow = std::min(2.1 * width_m, 1.48 * width_m + 0.49);
    return std::max(stream_per_m_s * width_m, std::min(narrow, 1.14 * width_m + 0.99));
}

/// What smaller crowds pass of that, `waiting` people: wide lines are not used in all of their width then. Measured with 12 waiting: 0.96
/// at 0.8 m, 0.83 at 2.4 m, 0.72 (exit) and 0.89 (opening) at 4.4 m; all of it from 60 to 80 on.
inline double crowd_share(double width_m, double waiting) {
    constexpr double filled = 20;
    return 1 - std::clamp(0.14 * width_m - 0.06, 0.0, 0.4) * std::exp(-waiting / filled);
}

/// What somebody with this pace [m/s] takes of a line's time, in times of what usual people take on average: the flow of the walking model goes by
/// the free speed to the power of 1.5 through an opening and of 1.2 out of an exit (0.9 to 1.6 m/s, 1.2 and 2.4 m).
inline double share_of_time(double pace_m_s, bool is_exit) {
    constexpr double usual_m_s = 1.34;
    const double power = is_exit ? -1.2 : -1.5, usual_mean = is_exit ? 1.053 : 1.075;  // over usual people, 0.26 m/s about their mean
    return std::pow(std::max(0.1, pace_m_s) / usual_m_s, power) / usual_mean;
}

/// The time between two of the same pace who pass one of these lines is evenly spread between (1 - this) and (1 + this) of its
/// mean. With that of unequal people it makes a variance of 0.2 means squared, and so much of their mean is the variance of the numbers that
/// pass in equal times: the walking model shows 0.1 to 0.4 at a door of 1.2 m (5 to 30 s), crowds at exits of 0.7 to 1.8 m 0.04 to 0.23 (HERMES
/// 2009, 3 to 10 s).
constexpr double headway_spread = 0.6;

/// Onto a running escalator out of standing people, per metre of width [1/(m s)]: F3.
constexpr double escalator_flow_per_m_s = 1.11;

}  // namespace tidegate
