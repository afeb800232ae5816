#pragma once
#include <string>
#include <vector>

#include "engine/frame.h"
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// How far both fidelities agree where a run uses both. Of everybody who walks in the plane through a zone of a venue that is
/// not always micro: the time from entering the zone to passing the line first chosen, and the time that network fidelity
/// would have given on entering (its walking time, then what of the line's queue is left, then the mean service). Who
/// chooses another line, walks up to a train or to a line that is held, is left out.

/// The walker in row `walker` has just entered its zone and chosen its target.
void begin_twin(const Scenario& scenario, const Site& site, World& world, std::size_t walker);

/// It passes a line at `time`.
void end_twin(World& world, std::size_t walker, int portal, SimTime time);

/// For each venue that was both, the two means: "zone_time_micro.VENUE" and "zone_time_network.VENUE" [s].
std::vector<Outcome> twin_outcomes(const Scenario& scenario, const World& world);

}  // namespace tidegate
