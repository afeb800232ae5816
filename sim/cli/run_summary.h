#pragma once
#include <string>

#include "batch/run_loop.h"

namespace tidegate::cli {

/// The summary of a run in planners' terms: passengers, when each warning level was first reached, what the plan
/// did, outcomes. `without_plan` may be null; with it, both runs stand side by side.
std::string run_summary(const Scenario& scenario, const RunResult& result, const RunResult* without_plan);

}  // namespace tidegate::cli
