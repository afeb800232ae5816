#pragma once
#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "batch/run_loop.h"
#include "cli/progress.h"

namespace tidegate::cli {

/// How commands that make a run are told to make it.
struct WatchOptions {
    int threads = 0;
    std::string until;
    double report_every_s = 0;
    bool json = false;
    bool quiet = false;
};
/// --threads, --until, --report-every, --json, --quiet.
void add_watch_options(CLI::App& command, WatchOptions& options);

/// The time at which to stop; none: at the end. Throws InputError for one that does not lie after `from_s` in the scenario.
std::optional<SimTime> until_of(const WatchOptions& options, const Scenario& scenario, SimTime from_s);

/// Makes a run, with progress and timeline; Ctrl-C stops it. `label` says which run it is; may be empty.
RunResult watched_run(const RunCourse& course, RunOrder order, Progress& progress, const std::string& label, bool timeline);

/// Where it is recorded, and what can be done with it.
std::string recorded_line(const std::string& recording, const Scenario& scenario, const RunResult& result);

}  // namespace tidegate::cli
