#pragma once
#include <vector>

#include "record/run_reader.h"

namespace tidegate::viz {

/// Those present at one moment, ordered by agent, and how they move.
struct Moment {
    SimTime time = 0;
    std::vector<FrameAgent> agents;
    /// On their plane, from one frame to the next [m/s]; zero for whoever is in one of them only.
    std::vector<Vec2f> velocity;
};

/// The passengers of both frames at `share` [0, 1] of the way from `before` to `after`: each is
/// placed between the two places. Someone who changes plane between the two, appears or goes stands
/// where the nearer frame says.
Moment between(const StoredFrame& before, const StoredFrame& after, double share);

/// The passengers of one frame; standing.
Moment moment_of(const StoredFrame& frame);

/// The row of a passenger in a list ordered by agent; -1 when not there.
int row_of_agent(const std::vector<FrameAgent>& agents, int agent);

}  // namespace tidegate::viz
