#pragma once
#include <span>
#include <vector>

#include "warning/rule_def.h"
#include "warning/warning_state.h"

namespace tidegate {

/// An observable's recorded course, ordered by time; both of the same length.
struct RecordedSeries {
    std::span<const double> time_s;
    std::span<const double> value;
};

/// The levels that a lead-time rule would have had, had its room known the run's own future: in
/// hindsight level i is expected from max(0, start - windows_s[i] x window_scale) of each episode until
/// its end. Up at once, one change per level; down one level at a time, each after dwell_s without that
/// level being expected; so close episodes merge. Changes after `end_s` (the run's end) are left out.
/// `value` is taken from the series at known_s, straight between its points; the criterion when the
/// series is empty. Appends in time order.
void hindsight(const RuleDef& rule, RuleId row, std::span<const CriterionEpisode> episodes, SimTime end_s,
               const RecordedSeries& series, std::vector<LevelChange>& changes);

}  // namespace tidegate
