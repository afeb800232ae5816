#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// `lane` begins to serve `agent` at `from`, which may lie a little before `time`: busy until the time drawn is over, at
/// least until `time`.
void begin_service(const Scenario& scenario, const Site& site, World& world, int lane, std::int32_t agent, SimTime from,
                   SimTime time);

}  // namespace tidegate
