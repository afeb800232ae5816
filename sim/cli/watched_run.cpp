#include "base/interrupt.h"
#include "cli/watched_run.h"

#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/run_watch.h"

namespace tidegate::cli {

void add_watch_options(CLI::App& command, WatchOptions& options) {
    command.add_option("--threads", options.threads, "threads to use; never changes a result (0: all cores)")
        ->check(CLI::Range(0, 1024));
    command.add_option("--until", options.until, "stop at this time: HH:MM[:SS] or ISO 8601");
    command
        .add_option("--report-every", options.report_every_s,
                    "progress as a line every so many seconds, for logs: time, people inside, speed, ETA")
        ->check(CLI::Range(0.1, 86400.0));
    command.add_flag("--json", options.json, "print one JSON document instead of the summary");
    command.add_flag("--quiet", options.quiet, "no progress and no timeline on standard error");
}

std::optional<SimTime> until_of(const WatchOptions& options, const Scenario& scenario, SimTime from_s) {
    if (options.until.empty()) return {};
    const auto until = scenario.calendar.parse(options.until);
    if (until && *until > from_s && *until <= scenario.end) return until;
    throw InputError(fmt::format("--until '{}' is not a time of this {}; expected HH:MM[:SS] or ISO 8601 between {} and {}",
                                 options.until, from_s > 0 ? "scenario still to come" : "scenario",
                                 scenario.calendar.iso(from_s), scenario.calendar.iso(scenario.end)));
}

RunResult watched_run(const RunCourse& course, RunOrder order, Progress& progress, const std::string& label, bool timeline) {
    RunWatch watch(progress, label, order.until.value_or(course.scenario.end), timeline);
    order.program_version = program_version();
    order.at_start = [&watch](const Simulation& simulation) { watch.begin(simulation); };
    order.after_step = [&watch](const Simulation& simulation) {
        watch.look(simulation);
        return !is_interrupted();
    };
    RunResult result = run(course, order);
    progress.clear();
    return result;
}

std::string recorded_line(const std::string& recording, const Scenario& scenario, const RunResult& result) {
    const std::string watch = fmt::format("recorded in {0}; watch it with: tidegate view {0}\n", recording);
    if (result.status == RunStatus::finished || scenario.record.checkpoint_interval_s <= 0) return watch;
    return watch + fmt::format("it can go on from where it stopped: tidegate resume {}\n", recording);
}

}  // namespace tidegate::cli
