#pragma once
#include <vector>

#include "engine/frame.h"
#include "engine/world.h"

namespace tidegate {

struct FrameBuffer {
    std::vector<FrameAgent> agents;
};

/// The moment as a frame, ordered by agent; valid until `buffer` changes.
Frame build_frame(const Site& site, const World& world, FrameBuffer& buffer);

/// One record per planned passenger, as things stand; `records` are those of an earlier look, or none.
void build_records(const Scenario& scenario, const World& world, std::vector<AgentRecord>& records);

}  // namespace tidegate
