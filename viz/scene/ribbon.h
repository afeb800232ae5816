#pragma once
#include <string>
#include <vector>

#include "viz/data/shown.h"

namespace tidegate::viz {

/// A time during which a rule stood at one warning level (never `none`).
struct RibbonInterval {
    SimTime from = 0;
    SimTime to = 0;
    WarningLevel warning_level = WarningLevel::none;
};

/// One rule's warning levels over the run, in order of time; the last interval ends with the
/// recording.
std::vector<RibbonInterval> ribbon(const RunData& run, RuleId rule);

/// The rule's warning level at `time`.
WarningLevel warning_level_at(const RunData& run, RuleId rule, SimTime time);

/// The highest level that the rule ever reaches.
WarningLevel highest_warning_level(const RunData& run, RuleId rule);

/// The rules worth a row: those that ever rise, at most `most` of them (the highest first to be
/// kept), in the scenario's order; the first three when none does.
std::vector<RuleId> shown_rules(const RunData& run, std::size_t most = 8);

/// The same of a comparison, by rows of the first run's rules: a rule counts that rises in either.
std::vector<RuleId> shown_rules(const Shown& shown, std::size_t most = 8);

/// The first run's rule itself (0), or the other run's of the same name (1); invalid when it has
/// none.
RuleId rule_in(const Shown& shown, int which, RuleId rule);

/// Threshold of the rule's observable for a level, in the observable's unit; a lead-time rule has
/// the same criterion for all.
double threshold_of(const RuleDef& rule, WarningLevel level);

}  // namespace tidegate::viz
