#pragma once
#include <optional>

#include "engine/free_room.h"
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// What happens to a walker who passes a line; `direction` 0 is forward.

/// Notes the passage and ends the wait in the queue before the line.
void record_crossing(const Site& site, World& world, std::size_t walker, int portal, int direction, SimTime time);

/// Walks up to nothing any more.
void forget_target(World& world, std::size_t walker);

/// Where this walker sets foot beyond the line, near to where it stands; none: no room there.
std::optional<Landing> landing_of(const Site& site, const World& world, std::size_t walker, int portal,
                                  int direction);

/// Puts a walker down beyond the line, walking away from it, and lets it choose its next target.
void land(const Scenario& scenario, const Site& site, World& world, std::size_t walker, int portal, int direction,
          const Landing& landing, SimTime time);

}  // namespace tidegate
