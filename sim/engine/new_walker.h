#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// `agent` walks in the plane from now on, at `p` with `velocity`: a new row of the columns, without a target. Returns it.
std::size_t add_walker(const Scenario& scenario, const Site& site, World& world, std::int32_t agent, int plane, Vec2f p,
                       Vec2f velocity);

/// Closes the gaps that those leave in the columns who are listed in left_rows.
void drop_those_who_left(World& world);

}  // namespace tidegate
