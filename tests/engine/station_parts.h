#pragma once
#include <string>
#include <vector>

#include "engine/simulation.h"
#include "validate/scene_parts.h"

namespace tidegate {

/// An edge with `doors` doors on level 0 and a service whose first train comes at `first_s`, with `places`.
int add_trains(Scenario& scenario, Segment edge, int doors, double first_s, double headway_s, int places);

/// Runs until `until_s`.
void run_to(Simulation& simulation, double until_s);

int portal_of(const Simulation& simulation, const std::string& name);
/// Times of the crossings of `portal` in `direction` (+1, -1; 0: either), ascending.
std::vector<double> crossing_times(const Simulation& simulation, int portal, int direction = 0);
std::vector<Event> events_of(const Simulation& simulation, EventKind kind);

/// A floor of 20 m x 10 m, with a wall at x = 10 left open between `low` and `high`.
Ring two_rooms(double low = 4, double high = 6);
/// The line of that gap: forward is from west to east.
Segment gap(double low = 4, double high = 6);

}  // namespace tidegate
