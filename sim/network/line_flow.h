#pragma once
#include <algorithm>

namespace tidegate {

/// Passages per second that a line gives while people wait before it, in network fidelity. They are what the walking model
/// shows in the published cases (docs/validation.md), so that both fidelities have the same bottlenecks. On to a stair, ramp
/// or link people step as fast as files take them (network/walking_file.h).

/// Through an opening between two rooms: 3 to 8 % below the sustained flows of the walking model with the usual people through
/// gaps of 0.8 to 3 m in a wall of 0.2 m (1.60, 1.85, 2.15, 2.70, 3.30, 4.40 /s at 0.8, 1, 1.2, 1.6, 2, 3 m), since out of
/// smaller crowds less passes; the case F2 holds both against each other.
inline double opening_flow_per_s(double width_m) { return std::min(1.9 * width_m, 1.25 * width_m + 0.52); }

/// Out of an exit, where nobody slows down beyond the line: E8, widths 0.8 to 5 m; E6 at 0.5 m.
inline double exit_flow_per_s(double width_m) { return std::min(2.1 * width_m, 1.59 * width_m + 0.52); }

/// Onto a running escalator out of standing people, per metre of width [1/(m s)]: F3.
constexpr double escalator_flow_per_m_s = 1.11;

}  // namespace tidegate
