#pragma once
#include <optional>

#include "cli/watched_run.h"

namespace tidegate::cli {

/// A run, and the same passengers without the plan.
struct ComparedRuns {
    RunResult result;
    std::optional<RunResult> without_plan;  ///< none where either was interrupted: they would end at different times
};

/// Makes the run of `order`, with progress and timeline, and beside it the same without the plan, which is not recorded. Each has half of
/// the threads, since two small crowds on a thread each are faster than one after the other on two; on a single thread one comes after
/// the other.
ComparedRuns compared_runs(const Scenario& scenario, const RunOrder& order, Progress& progress);

}  // namespace tidegate::cli
