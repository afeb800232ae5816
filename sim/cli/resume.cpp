#include "batch/resume.h"

#include <fmt/core.h>

#include <memory>

#include "base/chunks.h"
#include "base/interrupt.h"
#include "batch/run_json.h"
#include "cli/commands.h"
#include "cli/run_summary.h"
#include "cli/watched_run.h"

namespace tidegate::cli {
namespace {

struct ResumeOptions {
    std::string recording;
    WatchOptions watch;
};

int resume_command(const ResumeOptions& options) {
    set_threads(options.watch.threads);
    const RunReader reader(options.recording);
    if (reader.status() == RunStatus::finished) {
        fmt::print(stderr, "{}: this run reached its end; there is nothing to do. Another future of it: tidegate branch\n",
                   options.recording);
        return done;
    }
    const Continuation rest = resumption(reader, options.recording, program_version());
    const Scenario& scenario = rest.course.scenario;
    RunOrder order;
    order.path = options.recording;
    order.past = rest.past;
    order.until = until_of(options.watch, scenario, rest.from_s);
    Progress progress(options.watch.quiet, options.watch.report_every_s);
    progress.message(fmt::format("goes on from {}", scenario.calendar.clock(rest.from_s, true)));
    catch_interrupts();
    const RunResult result = watched_run(rest.course, order, progress, "", true);
    fmt::print("{}", options.watch.json
                         ? run_json({scenario, result, nullptr, options.recording, program_version()})
                         : run_summary(scenario, result, nullptr) + recorded_line(options.recording, scenario, result));
    return is_interrupted() ? interrupted : done;
}

}  // namespace

void add_resume(CLI::App& program, int& exit_code) {
    CLI::App* command = program.add_subcommand("resume", "go on with a recorded run that was stopped or cut off");
    const auto options = std::make_shared<ResumeOptions>();
    command->add_option("recording", options->recording, "the recording (RUN.h5), with its RUN.h5.checkpoints beside it")
        ->required();
    add_watch_options(*command, options->watch);
    command->callback([options, &exit_code] { exit_code = resume_command(*options); });
}

}  // namespace tidegate::cli
