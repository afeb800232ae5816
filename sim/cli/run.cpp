#include <fmt/core.h>

#include <memory>

#include "base/chunks.h"
#include "batch/run_json.h"
#include "batch/run_loop.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/run_summary.h"
#include "cli/run_watch.h"

namespace tidegate::cli {
namespace {

struct RunOptions {
    std::string scenario;
    std::string recording;
    std::vector<std::string> settings;
    std::optional<std::uint64_t> seed;
    int threads = 0;
    std::string until;
    bool json = false;
    bool force = false;
    bool quiet = false;
    bool no_compare = false;
};

Scenario load(const RunOptions& options) {
    std::vector<std::string> settings = options.settings;
    // As a setting the seed is in the recording's text, from which the run can be made again.
    if (options.seed) settings.push_back(fmt::format("scenario.seed={}", *options.seed));
    return load_scenario(options.scenario, std::move(settings));
}

std::optional<SimTime> until_of(const RunOptions& options, const Scenario& scenario) {
    if (options.until.empty()) return {};
    const auto until = scenario.calendar.parse(options.until);
    if (!until || *until <= 0 || *until > scenario.end) {
        throw InputError(fmt::format("--until '{}' is not a time of this scenario; expected HH:MM[:SS] or ISO 8601 "
                                     "between {} and {}",
                                     options.until, scenario.calendar.iso(0),
                                     scenario.calendar.iso(scenario.end)));
    }
    return until;
}

RunResult watched_run(const Scenario& scenario, RunOrder order, Progress& progress,
                      const std::string& label, bool timeline) {
    RunWatch watch(progress, label, order.until.value_or(scenario.end), timeline);
    order.program_version = program_version();
    order.after_step = [&watch](const Simulation& simulation) {
        watch.look(simulation);
        return !is_interrupted();
    };
    RunResult result = run(scenario, order);
    progress.clear();
    return result;
}

std::string last_line(const RunOptions& options) {
    if (options.recording.empty()) {
        return fmt::format("not recorded; to watch it: tidegate run {} -o run.h5, then tidegate view run.h5\n",
                           options.scenario);
    }
    return fmt::format("recorded in {0}; watch it with: tidegate view {0}\n", options.recording);
}

int run_command(const RunOptions& options) {
    set_threads(options.threads);
    const Scenario scenario = load(options);
    RunOrder order;
    order.path = options.recording;
    order.force = options.force;
    order.until = until_of(options, scenario);
    Progress progress(options.quiet);
    catch_interrupts();
    const bool compare =
        scenario.compare_without_plan && !scenario.plan.procedures.empty() && !options.no_compare;
    const RunResult result = watched_run(scenario, order, progress, compare ? "with the plan" : "", true);
    std::optional<RunResult> without_plan;
    if (compare && !is_interrupted()) {
        Scenario bare = scenario;
        bare.plan.procedures.clear();
        progress.message("now the same passengers without the plan, to compare");
        order.path.clear();
        without_plan = watched_run(bare, order, progress, "without the plan", false);
        // An unfinished comparison would compare different times.
        if (is_interrupted()) without_plan.reset();
    }
    const RunResult* other = without_plan ? &*without_plan : nullptr;
    const std::string text =
        options.json ? run_json({scenario, result, other, options.recording, program_version()})
                     : run_summary(scenario, result, other) + last_line(options);
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
    command->add_option("--threads", options->threads, "threads to use; never changes a result (0: all cores)")
        ->check(CLI::Range(0, 1024));
    command->add_option("--until", options->until, "stop at this time: HH:MM[:SS] or ISO 8601");
    command->add_flag("--json", options->json, "print one JSON document instead of the summary");
    command->add_flag("--force", options->force, "overwrite an existing recording");
    command->add_flag("--quiet", options->quiet, "no progress and no timeline on standard error");
    command->add_flag("--no-compare", options->no_compare, "do not run again without the plan to compare");
    command->callback([options, &exit_code] { exit_code = run_command(*options); });
}

}  // namespace tidegate::cli
