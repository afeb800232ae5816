#pragma once
#include <optional>
#include <string>
#include <vector>

#include "batch/statistics.h"
#include "batch/sweep.h"

namespace tidegate {

/// One outcome over the replicates of one setting. When a replicate could not know it, neither does the setting:
/// `unknown` counts those and the interval is empty.
struct OutcomeSummary {
    std::string name;
    std::string unit;
    MeanInterval interval;
    std::size_t unknown = 0;
};

struct SettingSummary {
    std::size_t setting = 0;
    std::size_t n = 0;            ///< replicates that answered
    std::size_t failed = 0;
    std::size_t not_cleared = 0;
    std::size_t missing = 0;
    std::vector<OutcomeSummary> outcomes;
};

/// A setting against the first one, over the seeds that both answered with a known value.
struct Difference {
    std::size_t setting = 0;
    std::string outcome;
    std::string unit;
    MeanInterval interval;  ///< of setting minus first setting
};

/// Best first by the sweep's ranking; settings whose ranking outcome is unknown come last, in the sweep's order.
std::vector<SettingSummary> ranked_settings(const SweepDef& def, const SweepResult& result);
std::vector<Difference> paired_differences(const SweepResult& result);

/// The tables as CSV (RFC 4180, with a header line; unknown values are empty fields).
std::string settings_csv(const SweepDef& def, const SweepResult& result);
std::string cases_csv(const SweepDef& def, const SweepResult& result);
std::string differences_csv(const SweepResult& result);

/// The ranking as a table to read in a terminal.
std::string ranking_text(const SweepDef& def, const SweepResult& result);

}  // namespace tidegate
