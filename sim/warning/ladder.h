#pragma once
#include <array>
#include <limits>
#include <span>

#include "base/sim_time.h"
#include "sensors/sensors_state.h"

namespace tidegate {

constexpr SimTime never = std::numeric_limits<double>::infinity();
constexpr int most_rungs = 4;

/// Thresholds with hysteresis: up at once (after the hold), down one at a time after the dwell.
struct LadderDef {
    std::span<const double> thresholds;  ///< of rungs 1, 2, ... [at most most_rungs], rising
    double clear_ratio = 0.95;           ///< (0, 1]
    double hold_s = 0;
    double dwell_s = 300;
};

/// Where a value stands on its ladder; rung 0 is below all thresholds.
struct Ladder {
    int rung = 0;
    SimTime rung_since_s = -never;
    std::array<SimTime, most_rungs> above_since_s{never, never, never, never};  ///< >= threshold
    std::array<SimTime, most_rungs> below_since_s{never, never, never, never};  ///< < clear_ratio x it
};

/// From one rung to the next one up or down.
struct RungChange {
    int before = 0;
    int after = 0;
    SimTime crossed_s = 0;
    SimTime known_s = 0;
};

struct RungChanges {
    std::array<RungChange, 2 * most_rungs> list;  ///< one straight piece climbs or descends once
    int size = 0;

    std::span<const RungChange> span() const { return {list.data(), static_cast<std::size_t>(size)}; }
};

/// Follows one straight piece of the value's course. Up: a rung is reached `hold_s` after the value
/// rose to its threshold, if it stayed there. Down: a rung is left when the value was below clear_ratio
/// x its threshold for `dwell_s` without a break, and no sooner than `dwell_s` after the last change.
/// Changes come in time order, each over one rung, with exact times inside the piece.
RungChanges follow(const LadderDef& def, const ObservableState& piece, Ladder& ladder);

}  // namespace tidegate
