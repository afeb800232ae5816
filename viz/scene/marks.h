#pragma once
#include <optional>
#include <string>
#include <vector>

#include "viz/data/shown.h"
#include "viz/words/words.h"

namespace tidegate::viz {

/// A moment worth going to: a warning level changed, the plan ordered something or it took effect
/// or ended, somebody was stuck, or a drill's log has an entry. Trains come and go too often to be among them.
struct Mark {
    SimTime time = 0;  ///< on the clock
    std::string text;
};
/// All of them in order of time.
std::vector<Mark> marks_of(const Shown& shown, Language language);

/// The first mark after `time`, or the last one before it; none at the end.
std::optional<Mark> next_mark(const std::vector<Mark>& marks, SimTime time);
std::optional<Mark> previous_mark(const std::vector<Mark>& marks, SimTime time);

}  // namespace tidegate::viz
