#include <fmt/core.h>

#include <filesystem>
#include <memory>

#include "base/chunks.h"
#include "base/interrupt.h"
#include "base/whole_file.h"
#include "batch/resume.h"
#include "batch/run_json.h"
#include "cli/commands.h"
#include "cli/run_summary.h"
#include "cli/watched_run.h"

namespace tidegate::cli {
namespace {

namespace fs = std::filesystem;

struct BranchOptions {
    std::string recording;
    std::string at;
    std::vector<std::string> settings;
    std::vector<std::string> files;
    std::string output;
    bool force = false;
    WatchOptions watch;
};

BranchOrder order_of(const BranchOptions& options, const Calendar& calendar) {
    BranchOrder order;
    const auto at = calendar.parse(options.at);
    if (!at) throw InputError(fmt::format("--at '{}' is not a time; expected HH:MM[:SS] or ISO 8601", options.at));
    order.at_s = *at;
    order.settings = options.settings;
    for (const std::string& file : options.files) {
        if (!fs::is_regular_file(file)) throw InputError(fmt::format("--file {}: there is no such file", file));
        order.files[fs::path(file).filename().string()] = text_of_file(file);
    }
    return order;
}

void check_output(const BranchOptions& options) {
    std::error_code none;
    if (fs::equivalent(options.recording, options.output, none)) {
        throw InputError(fmt::format("-o {}: a branch does not overwrite the run it leaves; name another file", options.output));
    }
}

int branch_command(const BranchOptions& options) {
    set_threads(options.watch.threads);
    check_output(options);
    const RunReader reader(options.recording);
    const BranchOrder what = order_of(options, reader.header().calendar);
    const Continuation future = branch(reader, options.recording, what, program_version());
    const Scenario& scenario = future.course.scenario;
    check_recording_fits(scenario, options.output, options.force);
    RunOrder order;
    order.path = options.output;
    order.force = options.force;
    order.past = future.past;
    order.until = until_of(options.watch, scenario, what.at_s);
    Progress progress(options.watch.quiet, options.watch.report_every_s);
    progress.message(fmt::format("the past is made again from {}{} to {}", scenario.calendar.clock(future.from_s, true),
                                 future.from_s > 0 ? ", its last checkpoint," : ", for want of a checkpoint before",
                                 scenario.calendar.clock(what.at_s, true)));
    catch_interrupts();
    const RunResult result = watched_run(future.course, order, progress, "", true);
    if (result.ended_s < what.at_s) {
        fmt::print(stderr, "stopped before the branch began: nothing is recorded\n");
        return interrupted;
    }
    fmt::print("{}", options.watch.json
                         ? run_json({scenario, result, nullptr, options.output, program_version()})
                         : run_summary(scenario, result, nullptr) + recorded_line(options.output, scenario, result) +
                               fmt::format("beside the run it left: tidegate view {} {}\n", options.recording, options.output));
    return is_interrupted() ? interrupted : done;
}

}  // namespace

void add_branch(CLI::App& program, int& exit_code) {
    CLI::App* command = program.add_subcommand("branch", "another future of a recorded run: the same past, other settings from then on");
    const auto options = std::make_shared<BranchOptions>();
    command->add_option("recording", options->recording, "the recording (RUN.h5)")->required();
    command->add_option("--at", options->at, "where it leaves the run: HH:MM[:SS] or ISO 8601")->required();
    command->add_option("-o,--output", options->output, "record the branch in this file (HDF5)")->required();
    command->add_option("--set", options->settings, "set a key from then on: key=value; can be repeated")->expected(1)->take_all();
    command->add_option("--file", options->files, "a file the recording does not hold, as another plan, for a key to name; can be repeated")
        ->expected(1)
        ->take_all();
    command->add_flag("--force", options->force, "overwrite an existing recording");
    add_watch_options(*command, options->watch);
    command->callback([options, &exit_code] { exit_code = branch_command(*options); });
}

}  // namespace tidegate::cli
