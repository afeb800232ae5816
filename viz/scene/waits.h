#pragma once
#include <cstdint>
#include <vector>

#include "viz/data/moment.h"

namespace tidegate::viz {

/// A time in which a passenger waited without a break.
struct WaitSpell {
    float from_s = 0, to_s = 0;
};

/// When everybody waited, as far as the recording has been read: in a queue, for a train, held or stuck, or standing
/// still on the way. Not who stays somewhere, or is being served.
struct Waits {
    std::vector<std::vector<WaitSpell>> of_agent;  ///< in order of time
    SimTime until = 0;
    bool is_whole = false;

    /// How long a passenger had waited in all by `time` [s].
    double waited_s(int agent, SimTime time) const;
};

/// Whoever is slower stands still [m/s].
constexpr double standing_m_s = 0.1;
bool is_waiting(const FrameAgent& agent);

/// Takes one frame, which stands for the `for_s` before it.
void add_to(Waits& waits, const StoredFrame& frame, double for_s);

}  // namespace tidegate::viz
