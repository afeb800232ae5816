#pragma once
#include <span>

#include "navigation/portal.h"
#include "navigation/route_graph.h"
#include "venue/venue_def.h"

namespace tidegate {

/// Lifts in the route graph: every pair of stops is a way, which takes the ride between them and half
/// an empty round trip, for which one waits on average. Pairs against the lift's direction are no ways.
void add_lift_rides(const VenueDef& venue, std::span<const Portal> portals, RouteGraph& graph);

/// [connector] the lifts of its bank by row, itself among them; of what is no lift none.
std::vector<std::vector<int>> banks_of_lifts(const VenueDef& venue);

}  // namespace tidegate
