#pragma once
#include <span>
#include <vector>

#include "sensors/sensors_state.h"
#include "warning/ladder.h"
#include "warning/rule_def.h"

namespace tidegate {

/// A time during which the criterion of a lead-time rule was met: from when the value rose to the
/// criterion (it then stayed for hold_s) until it fell below clear_ratio x criterion (and then stayed
/// there for dwell_s).
struct CriterionEpisode {
    SimTime start_s = 0;
    SimTime end_s = never;  ///< never: not ended so far
};

struct RuleState {
    Ladder ladder;  ///< band: rung = warning level; lead_time: rung 1 = the criterion is met
    std::vector<CriterionEpisode> episodes;  ///< lead_time only, in time order

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(ladder, episodes);
    }
};
static_assert(sizeof(RuleState) == 104, "a field was added: name it in for_each_field");

/// All that changes in the rules; saved in checkpoints.
struct WarningState {
    std::vector<RuleState> rules;  ///< [rules]

    template <class F>
    void for_each_field(F&& f) {
        f(rules);
    }
};
static_assert(sizeof(WarningState) == 24, "a field was added: name it in for_each_field");

/// Throws BrokenPromise for a rule without observable, with thresholds that do not rise from above 0,
/// clear_ratio outside (0, 1] or negative times (the scenario's reader lets none through).
WarningState make_warning_state(const WarningDef& def);

/// The level a rule is at now. Lead-time rules are at `none` while the run lasts: their levels are
/// known in hindsight only.
WarningLevel level_of(const WarningDef& def, const WarningState& state, RuleId rule);

/// Follows every rule whose observable is new in this step (`observables` as SensorsState has them) and
/// appends the level changes of band rules, ordered by known_s, then rule. Linear in rules.
void step(const WarningDef& def, std::span<const ObservableState> observables, WarningState& state,
          std::vector<LevelChange>& changes);

}  // namespace tidegate
