#pragma once
#include <string>
#include <vector>

#include "scenario/drill_log.h"
#include "viz/words/words.h"

namespace tidegate::viz {

/// "ordered · meter entrances · note": an entry in words.
std::string drill_text(const DrillEntry& entry, Language language);

// What an entry is laid over: a warning level over the ribbon of the rule that it names, a count over the curve of the
// observable, anything else over the bar of the plan's step.
std::vector<DrillEntry> drill_levels(const DrillLog& log, const std::string& rule);
std::vector<DrillEntry> drill_counts(const DrillLog& log, const std::string& observable);
std::vector<DrillEntry> drill_steps(const DrillLog& log, const std::string& step);

}  // namespace tidegate::viz
