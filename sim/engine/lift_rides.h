#pragma once
#include <span>

#include "navigation/portal.h"
#include "navigation/route_graph.h"
#include "venue/venue_def.h"

namespace tidegate {

/// Lifts in the route graph: every pair of stops is a way, which takes the ride between them and half
/// an empty round trip, for which one waits on average. Pairs against the lift's direction are no ways.
void add_lift_rides(const VenueDef& venue, std::span<const Portal> portals, RouteGraph& graph);

}  // namespace tidegate
