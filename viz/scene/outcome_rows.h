#pragma once
#include <string>
#include <vector>

#include "viz/data/run_data.h"
#include "viz/words/words.h"

namespace tidegate::viz {

/// A line of the outcome summary.
struct OutcomeRow {
    std::string name;
    std::string value;  ///< with its unit, and the time of day where it has one
};

/// Number and unit as a person would write them: seconds from 10 min on as minutes.
std::string shown_quantity(double value, const std::string& unit, Language language);

/// The shown name of an outcome: peaks of observables, and what is said of every run. Empty for
/// those that other panels show (how long rules stood at their levels) or nobody asks for.
std::string outcome_name(const std::string& name, Language language);

/// The outcomes that a planner asks for first: the peaks of the observables that have a warning
/// rule, when the venue was clear, how people left and how long they waited. Unknown ones are left
/// out, as is what the ribbon shows.
std::vector<OutcomeRow> outcome_rows(const RunData& run, Language language);

}  // namespace tidegate::viz
