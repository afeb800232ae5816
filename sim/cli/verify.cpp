#include <fmt/ranges.h>

#include <memory>

#include "base/chunks.h"
#include "base/interrupt.h"
#include "batch/run_loop.h"
#include "cli/commands.h"
#include "cli/run_watch.h"
#include "record/altered_inputs.h"
#include "record/run_reader.h"

namespace tidegate::cli {
namespace {

struct VerifyOptions {
    std::string recording;
    int threads = 0;
    bool quiet = false;
};

// The recorded text must be what its checksums say: else the comparison would prove nothing.
void check_inputs(const RunReader& reader, const std::string& path) {
    const std::vector<std::string> altered = altered_inputs(reader.header());
    if (altered.empty()) return;
    throw InputError(fmt::format("{}: the text of {} is not the one whose SHA-256 was recorded", path,
                                 fmt::join(altered, ", ")));
}

/// Compares the frames of a new run with those of a recording, one by one.
class Comparison {
public:
    Comparison(const RunReader& reader, const Calendar& calendar) : reader_(reader), calendar_(calendar) {}

    void take(const Frame& frame) {
        if (!difference_.empty() || compared_ >= reader_.frames()) return;
        const StoredFrame recorded = reader_.frame(compared_);
        if (std::abs(recorded.time - frame.time) > 1e-6) {
            difference_ = fmt::format("frame {} is of {} in the recording and of {} in the new run", compared_,
                                      calendar_.clock(recorded.time, true), calendar_.clock(frame.time, true));
        } else if (recorded.state_hash != frame.state_hash) {
            difference_ = fmt::format("frame {} at {}: state hash {:016x} in the recording, {:016x} in the new run; "
                                      "{} and {} passengers present",
                                      compared_, calendar_.clock(frame.time, true), recorded.state_hash,
                                      frame.state_hash, recorded.agents.size(), frame.agents.size());
        }
        ++compared_;
    }

    const std::string& difference() const { return difference_; }
    std::size_t compared() const { return compared_; }

private:
    const RunReader& reader_;
    const Calendar& calendar_;
    std::string difference_;
    std::size_t compared_ = 0;
};

// When the recorded run ended: frames end where it does, see run_loop.h.
std::optional<SimTime> end_of(const RunReader& reader, const std::string& path) {
    if (reader.status() == RunStatus::finished) return {};
    if (reader.frames() == 0) {
        throw InputError(fmt::format("{}: the run did not finish and no frame was recorded: nothing to compare", path));
    }
    return reader.frame_times().back();
}

int verify_command(const VerifyOptions& options) {
    set_threads(options.threads);
    const RunReader reader(options.recording);
    check_inputs(reader, options.recording);
    const RunCourse course = course_of(reader.header());
    const Scenario& scenario = course.scenario;
    const std::string& by = reader.header().manifest.program_version;
    Progress progress(options.quiet);
    if (by != program_version()) {
        progress.message(fmt::format("note: recorded by version {}, verified by version {}", by, program_version()));
    }
    Comparison comparison(reader, scenario.calendar);
    RunOrder order;
    order.until = end_of(reader, options.recording);
    RunWatch watch(progress, "verifying", order.until.value_or(scenario.end), false);
    order.on_frame = [&](const Frame& frame) { comparison.take(frame); };
    order.after_step = [&](const Simulation& simulation) {
        watch.look(simulation);
        return !is_interrupted() && comparison.difference().empty();
    };
    catch_interrupts();
    const RunResult result = run(course, order);
    progress.clear();
    if (is_interrupted()) return interrupted;
    std::string difference = comparison.difference();
    if (difference.empty() && comparison.compared() < reader.frames()) {
        difference = fmt::format("the recording has {} frames, the new run {}", reader.frames(), comparison.compared());
    }
    if (difference.empty() && !reader.is_partial() && reader.final_hash() != result.state_hash) {
        difference = fmt::format("the last state: hash {:016x} in the recording, {:016x} in the new run",
                                 reader.final_hash(), result.state_hash);
    }
    if (!difference.empty()) {
        fmt::print("DIFFERENT: {}\n", difference);
        return failed;
    }
    fmt::print("the same: {} frames{}, state hash {:016x}\n", comparison.compared(),
               reader.is_partial() ? fmt::format(" up to {} (the recording is partial)",
                                                 scenario.calendar.clock(*order.until, true))
                                   : "",
               result.state_hash);
    return done;
}

}  // namespace

void add_verify(CLI::App& program, int& exit_code) {
    CLI::App* command =
        program.add_subcommand("verify", "make a recorded run again from its manifest and compare the state hashes");
    const auto options = std::make_shared<VerifyOptions>();
    command->add_option("recording", options->recording, "the recording (RUN.h5)")->required();
    command->add_option("--threads", options->threads, "threads to use (0: all cores)")->check(CLI::Range(0, 1024));
    command->add_flag("--quiet", options->quiet, "no progress on standard error");
    command->callback([options, &exit_code] { exit_code = verify_command(*options); });
}

}  // namespace tidegate::cli
