#pragma once
#include <optional>

#include "engine/free_room.h"
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// What happens to a walker who passes a line; `direction` 0 is forward.

/// The passage of anybody.
void note_passage(World& world, std::int32_t agent, int portal, int direction, SimTime time);

/// Where somebody who does not walk in the plane sets foot beyond the line; none: no room there.
std::optional<Landing> landing_on(const Scenario& scenario, const Site& site, const World& world, std::int32_t agent,
                                  int portal, int direction);

/// Somebody who did not walk in the plane does from now on, beyond the line.
void set_down(const Scenario& scenario, const Site& site, World& world, std::int32_t agent, const Landing& landing,
              int portal, int direction);

/// Notes the passage and ends the wait in the queue before the line.
void record_crossing(const Site& site, World& world, std::size_t walker, int portal, int direction, SimTime time);

/// Passes a line and walks in the plane no more; its row is listed in left_rows.
void take_off_the_floor(const Site& site, World& world, std::size_t walker, int portal, int direction, SimTime time);

/// Whether the zone beyond is of network fidelity, and whether that has room.
bool leads_into_network(const Site& site, const World& world, int portal, int direction);
bool has_room_in_network(const Site& site, const World& world, int portal, int direction);
void step_into_network(const Scenario& scenario, const Site& site, World& world, std::size_t walker, int portal,
                       int direction, SimTime time);

/// Walks up to nothing any more.
void forget_target(World& world, std::size_t walker);

/// Where this walker sets foot beyond the line, near to where it stands; none: no room there.
std::optional<Landing> landing_of(const Site& site, const World& world, std::size_t walker, int portal,
                                  int direction);

/// Puts a walker down beyond the line, walking away from it, and lets it choose its next target.
void land(const Scenario& scenario, const Site& site, World& world, std::size_t walker, int portal, int direction,
          const Landing& landing, SimTime time);

}  // namespace tidegate
