#pragma once
#include <functional>
#include <string>
#include <vector>

#include "batch/case_result.h"
#include "batch/sweep_def.h"

namespace tidegate {

struct SweepProgress {
    std::size_t done = 0;    ///< cases that have an answer or failed, also those of earlier starts
    std::size_t failed = 0;
    std::size_t total = 0;
    double wall_s = 0;       ///< since this start
    double eta_s = 0;        ///< from the cases of this start
    std::string last;        ///< case that just ended; empty at the beginning
    std::string message;     ///< why it failed, when it did
};

struct SweepOrder {
    SweepDef def;
    std::string directory;
    std::vector<std::string> program;  ///< what runs a case, before "run SCENARIO --json ..."
    int jobs = 1;                      ///< processes at a time
    std::string scenario_sha256;       ///< of all the scenario's texts
    std::string program_version;
    std::function<void(const SweepProgress&)> on_progress;
    std::function<bool()> keep_going;  ///< false: start no more cases
};

struct SweepResult {
    std::vector<SweepSetting> settings;
    std::vector<SweepCase> cases;
    std::vector<CaseResult> results;  ///< one per case
    bool is_complete = true;          ///< false after an interruption
};

/// Runs the cases that have no answer yet, one process each, and keeps every answer in
/// DIRECTORY/cases/NAME.json, put there in one piece. A case that fails leaves NAME.failed with its last words
/// and does not stop the others; it is tried again at the next start. Throws InputError when the directory
/// holds another sweep or is in use, and when rank_by is not among the outcomes.
SweepResult run_sweep(const SweepOrder& order);

}  // namespace tidegate
