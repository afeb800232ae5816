#pragma once
#include <functional>
#include <string>
#include <vector>

#include "validate/case.h"

namespace tidegate {

struct SuiteProgress {
    std::string case_name;  ///< of the simulation that has just ended
    int done = 0, total = 0;
    double eta_s = -1;  ///< -1: cannot be known yet
};

struct SuiteOrder {
    SuiteSetting setting;
    std::vector<std::string> ids;  ///< rows to report; empty: all
    std::vector<const Case*> cases;
    int threads = 1;
    std::function<void(const SuiteProgress&)> on_progress;  ///< never called by two threads at once
    std::function<bool()> keep_going;                       ///< asked before each simulation
};

/// What came of one case.
struct CaseRun {
    const Case* of = nullptr;
    CaseReport report;
    double wall_s = 0;        ///< its simulations together, each on one thread
    bool is_complete = true;  ///< false: interrupted, nothing is reported
};

/// Runs every simulation of the cases, each on one thread, `threads` at a time, and judges. In the
/// order of `cases`; no result depends on the number of threads. A simulation that throws makes its
/// case fail, with what it said.
std::vector<CaseRun> run_suite(const SuiteOrder& order);

/// Cases with one of the suites (none given: all) and one of the ids (none given: all). Throws
/// InputError for an id that there is not.
std::vector<const Case*> chosen_cases(const std::vector<Suite>& suites,
                                      const std::vector<std::string>& ids);

/// Whether a row of a hard case fails.
bool any_hard_failure(const std::vector<CaseRun>& outcomes);

}  // namespace tidegate
