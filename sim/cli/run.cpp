#include <fmt/core.h>

#include <memory>

#include "base/chunks.h"
#include "base/interrupt.h"
#include "batch/run_json.h"
#include "batch/run_loop.h"
#include "cli/commands.h"
#include "cli/compared_runs.h"
#include "cli/run_summary.h"
#include "cli/watched_run.h"

namespace tidegate::cli {
namespace {

struct RunOptions {
    std::string scenario;
    std::string recording;
    std::vector<std::string> settings;
    std::optional<std::uint64_t> seed;
    WatchOptions watch;
    bool force = false;
    bool no_compare = false;
};

Scenario load(const RunOptions& options) {
    std::vector<std::string> settings = options.settings;
    // As a setting the seed is in the recording's text, from which the run can be made again.
    if (options.seed) settings.push_back(fmt::format("scenario.seed={}", *options.seed));
    return load_scenario(options.scenario, std::move(settings));
}

std::string last_line(const RunOptions& options, const Scenario& scenario, const RunResult& result) {
    if (!options.recording.empty()) return recorded_line(options.recording, scenario, result);
    return fmt::format("not recorded; to watch it: tidegate run {} -o run.h5, then tidegate view run.h5\n",
                       options.scenario);
}

int run_command(const RunOptions& options) {
    set_threads(options.watch.threads);
    const Scenario scenario = load(options);
    RunOrder order;
    order.path = options.recording;
    order.force = options.force;
    order.until = until_of(options.watch, scenario, 0);
    Progress progress(options.watch.quiet, options.watch.report_every_s);
    catch_interrupts();
    const bool compare =
        scenario.compare_without_plan && !scenario.plan.procedures.empty() && !options.no_compare;
    if (!order.path.empty()) check_recording_fits(scenario, order.path, order.force);
    ComparedRuns runs;
    if (compare) {
        runs = compared_runs(scenario, order, progress);
    } else {
        runs.result = watched_run({scenario, {}, {}, {}}, order, progress, "", true);
    }
    const RunResult& result = runs.result;
    const RunResult* other = runs.without_plan ? &*runs.without_plan : nullptr;
    const std::string text =
        options.watch.json ? run_json({scenario, result, other, options.recording, program_version()})
                           : run_summary(scenario, result, other) + last_line(options, scenario, result);
    fmt::print("{}", text);
    return is_interrupted() ? interrupted : done;
}

}  // namespace

void add_run(CLI::App& program, int& exit_code) {
    CLI::App* command = program.add_subcommand("run", "simulate a scenario and say when each warning level is reached");
    const auto options = std::make_shared<RunOptions>();
    command->add_option("scenario", options->scenario, "the scenario's folder")->required();
    command->add_option("-o,--output", options->recording, "record the run in this file (HDF5)");
    command->add_option("--set", options->settings, "set a key of the scenario: key=value; can be repeated")
        ->expected(1)
        ->take_all();
    command->add_option("--seed", options->seed, "seed of all random draws, instead of the scenario's");
    command->add_flag("--force", options->force, "overwrite an existing recording");
    add_watch_options(*command, options->watch);
    command->add_flag("--no-compare", options->no_compare, "do not run again without the plan to compare");
    command->callback([options, &exit_code] { exit_code = run_command(*options); });
}

}  // namespace tidegate::cli
