#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// What leaving the queue of a gate or check has in common in both fidelities: whoever leaves it takes the facility for no way
/// from then on, so nobody goes to and fro.

inline bool can_be_left(const FacilityDef& facility) { return facility.balk_length > 0 || facility.patience.mean_s > 0; }

/// Of a group the first member decides for all.
bool decides_for_all(const World& world, std::int32_t agent);

/// The belief of the agent, but that none leads over the facility; 0 when there are too many. beliefs.
std::uint8_t belief_without(const Scenario& scenario, const Site& site, World& world, std::int32_t agent, int facility);

/// The agent and its group believe so from now on.
void believe_together(World& world, std::int32_t agent, std::uint8_t belief);

/// Whether somebody has waited longer in the queue of the facility than it wants to.
bool has_lost_patience(const Scenario& scenario, const World& world, std::int32_t agent, int facility);

/// Counts who has left and tells it: `value` as of EventKind::balked and gave_up.
void report_leaving(const Scenario& scenario, World& world, std::int32_t agent, int facility, EventKind kind, double value,
                    SimTime time);

}  // namespace tidegate
