#pragma once
#include <string>

#include "batch/run_loop.h"

namespace tidegate {

struct RunDocument {
    const Scenario& scenario;
    const RunResult& result;
    const RunResult* without_plan = nullptr;  ///< the same run without the plan, when it was made
    std::string recording;                    ///< empty: none
    std::string program_version;
};

/// One JSON document with all that a run answers: status, counts, rules with the moments at which their levels
/// were first reached, level changes, events, outcomes, parameters, state hash. Times are seconds since the
/// start ("_s") and ISO 8601; what is unknown is null.
std::string run_json(const RunDocument& document);

}  // namespace tidegate
