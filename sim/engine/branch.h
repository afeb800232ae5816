#pragma once
#include <string_view>
#include <vector>

#include "base/fault.h"
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// What may differ between the two scenarios of a branch: what says nothing about the past.
///
/// - labels and the end of the run; how it is recorded, but not how often frames are kept
/// - thresholds, capacity, hold, dwell and clear_ratio of band rules: from the branching point on
/// - headways, last arrival, dwell, places and boarding times of trains: from the next train on; one that is announced comes
/// - the plan: procedures that are not under way. One that is new, or changed, finds its rule's level as it is: is it high enough,
///   the procedure begins at the branching point
/// - the demand: passengers due after the branching point; those before must be the same, one by one, with the same goals

/// A key with a new value that a branch may not change, and why; empty: it may. `is_lead_time`: of a rule of that scheme.
const char* why_branch_refuses(std::string_view address, bool is_lead_time);

/// Throws InputError with all keys that differ and may not.
void check_branch_keys(const Scenario& past, const Scenario& scenario);

/// A scenario and what was made from it.
struct BranchSide {
    const Scenario& scenario;
    const Site& site;
    const World& world;
};

/// Throws InputError with all that forbids `fresh`, just made, to go on where `past` stands.
void check_branch(const BranchSide& past, const BranchSide& fresh);

/// Turns `world`, into which the state of `past` was read, into one of `scenario`. `fresh`: its agents as they were made.
void adopt_past(const BranchSide& past, const Scenario& scenario, const std::vector<AgentRow>& fresh, World& world);

}  // namespace tidegate
