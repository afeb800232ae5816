#pragma once
#include <string>
#include <vector>

#include "viz/data/shown.h"
#include "viz/words/words.h"

namespace tidegate::viz {

/// What the change from the first run to the second means. Unclear: more or fewer is neither.
enum class Verdict : std::uint8_t { same, better, worse, unclear };

/// A line of the table of outcomes.
struct ComparisonRow {
    std::string name;
    std::string first, second;  ///< with unit and time of day; "–" when unknown
    std::string change;         ///< second minus first, with sign, and in percent; empty: no number
    std::string percent;        ///< the change in percent alone; empty: no number
    Verdict verdict = Verdict::unclear;
    bool is_heading = false;  ///< only `name`
    int headline = 0;  ///< of the few that are asked for first: their order from 1; 0: none of them
};

/// How two runs ended, or how one did (then `second` and `change` are empty): the outcomes of both,
/// and for each rule its highest warning level, when each level was first reached, and for how long
/// it stood at orange or above. Rows that are empty or zero in both are left out.
std::vector<ComparisonRow> comparison_rows(const Shown& shown, Language language);

}  // namespace tidegate::viz
