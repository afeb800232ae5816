#pragma once
#include "viz/data/background.h"
#include "viz/data/frame_cache.h"
#include "viz/scene/history.h"
#include "viz/scene/journey.h"
#include "viz/scene/waits.h"

namespace tidegate::viz {

// What is found out by reading through a recording; each publishes what it has found so far and
// stops when it is asked to. They throw when a frame cannot be read.

/// Densities of the whole recording from where `so_far` ends. Looks at 600 moments of the planned
/// run at most, evenly, or at every frame when there are fewer.
void read_history(FrameCache& frames, const RunData& run, const VenueMesh& mesh, History so_far,
                  const std::stop_token& stop, const Background<History>::Publish& publish);

/// Who waited when, from where `so_far` ends. Looks at 3,600 moments at most, evenly, or at every frame when there are fewer: a wait is known to the time
/// between two of them.
void read_waits(FrameCache& frames, const RunData& run, Waits so_far, const std::stop_token& stop,
                const Background<Waits>::Publish& publish);

/// The journey of one passenger, from when he or she appeared to when he or she left.
void read_journey(FrameCache& frames, const RunData& run, int agent, const std::stop_token& stop,
                  const Background<Journey>::Publish& publish);

}  // namespace tidegate::viz
