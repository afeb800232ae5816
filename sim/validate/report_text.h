#pragma once
#include <string>
#include <vector>

#include "validate/runner.h"

namespace tidegate {

/// What a suite came to, as a table to read in a terminal: id, gate, what, measured, expected,
/// verdict, source; a line of wall time after each case; how many rows pass, fail and so on at the
/// end.
std::string report_text(const std::vector<CaseRun>& outcomes);

/// The same for programs: an array of rows and an array of cases with wall times and the points of
/// their plots.
std::string report_json(const std::vector<CaseRun>& outcomes);

/// "31 pass, 4 FAIL (3 of them hard), 2 without a bound, 1 skipped, 3 not run".
std::string summary_text(const std::vector<CaseRun>& outcomes);

}  // namespace tidegate
