#include "batch/run_loop.h"

#include <fmt/core.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <limits>

#include "base/chunks.h"
#include "locomotion/walk_model.h"
#include "record/make_header.h"
#include "record/run_writer.h"

namespace tidegate {
namespace {

// Times are whole steps, but sums of tenths are not exact.
constexpr double time_slack_s = 1e-6;

/// Moments at a fixed distance from the start: 0, interval, 2 interval, ...
class Ticks {
public:
    explicit Ticks(double interval_s) : interval_s_(interval_s) {}
    bool is_due(SimTime now) {
        if (interval_s_ <= 0 || now + time_slack_s < static_cast<double>(next_) * interval_s_) return false;
        next_ = static_cast<std::int64_t>(std::floor((now + time_slack_s) / interval_s_)) + 1;
        return true;
    }

private:
    double interval_s_;
    std::int64_t next_ = 0;
};

/// Hands what is new to the writer, and frames to whoever watches.
class Recorder {
public:
    Recorder(const Simulation& simulation, const RunOrder& order)
        : simulation_(simulation),
          order_(order),
          frames_(simulation.scenario().record.frame_interval_s),
          samples_(simulation.scenario().sensors.sample_s) {
        if (order.path.empty()) return;
        const RunMaking making{order.program_version, best_vector_path().name, threads_in_use()};
        const RunHeader header = make_header(simulation.scenario(), simulation.planes(),
                                             simulation.portal_names(), making);
        writer_ = std::make_unique<RunWriter>(order.path, header, order.force,
                                              simulation.scenario().record.compression);
    }

    void take() {
        const bool sampled = samples_.is_due(simulation_.now());
        if (writer_ && sampled) writer_->observables(simulation_.now(), simulation_.observables());
        if (!frames_.is_due(simulation_.now())) return;
        take_frame();
        if (!writer_) return;
        take_tables();
        writer_->flush_if_due();
    }

    // The state in which the run ends is always the last frame.
    void take_last() {
        const bool has_frames = simulation_.scenario().record.frame_interval_s > 0;
        if (has_frames && last_frame_s_ + time_slack_s < simulation_.now()) take_frame();
    }

    void finish(const RunResult& result) {
        if (!writer_) return;
        take_tables();
        writer_->finish(result.status, result.state_hash, result.outcomes);
    }

private:
    void take_frame() {
        if (!writer_ && !order_.on_frame) return;
        const Frame frame = simulation_.frame();
        last_frame_s_ = frame.time;
        if (writer_) writer_->frame(frame);
        if (order_.on_frame) order_.on_frame(frame);
    }

    void take_tables() {
        writer_->events(simulation_.events().subspan(events_));
        writer_->crossings(simulation_.crossings().subspan(crossings_));
        writer_->level_changes(simulation_.level_changes().subspan(changes_));
        writer_->agents(simulation_.agents());
        events_ = simulation_.events().size();
        crossings_ = simulation_.crossings().size();
        changes_ = simulation_.level_changes().size();
    }

    const Simulation& simulation_;
    const RunOrder& order_;
    Ticks frames_;
    Ticks samples_;
    std::unique_ptr<RunWriter> writer_;
    SimTime last_frame_s_ = -1;
    std::size_t events_ = 0;
    std::size_t crossings_ = 0;
    std::size_t changes_ = 0;
};

RunResult result_of(const Simulation& simulation) {
    RunResult result;
    result.status = simulation.is_over() ? RunStatus::finished : RunStatus::interrupted;
    result.ended_s = simulation.now();
    result.events.assign(simulation.events().begin(), simulation.events().end());
    result.level_changes.assign(simulation.level_changes().begin(), simulation.level_changes().end());
    result.outcomes = simulation.outcomes();
    result.counts = simulation.counts();
    result.state_hash = simulation.state_hash();
    result.agent_steps = simulation.agent_steps();
    result.stage_times.assign(simulation.stage_times().begin(), simulation.stage_times().end());
    return result;
}

}  // namespace

RunResult run(const Scenario& scenario, const RunOrder& order) {
    if (!order.path.empty()) check_recording_fits(scenario, order.path, order.force);
    const auto start = std::chrono::steady_clock::now();
    Simulation simulation(scenario);
    Recorder recorder(simulation, order);
    recorder.take();
    const SimTime until = order.until.value_or(scenario.end) - time_slack_s;
    while (!simulation.is_over() && simulation.now() < until) {
        simulation.step();
        recorder.take();
        if (order.after_step && !order.after_step(simulation)) break;
    }
    recorder.take_last();
    simulation.finish();
    RunResult result = result_of(simulation);
    recorder.finish(result);
    result.wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return result;
}

double estimated_bytes(const Scenario& scenario) {
    // A passenger stays 10 min on average (stations: 3-5 min without queues); a compressed frame row
    // takes 8 bytes of its 16, a crossing 24 and a passenger 10 of them, a passenger's own row 64.
    constexpr double stay_s = 600;
    constexpr double frame_row = 8, crossings = 240, agent_row = 64, fixed = 4e6;
    double passengers = 0;
    for (const DemandRow& row : scenario.demand.rows) passengers += row.count;
    double bytes = fixed + passengers * (crossings + agent_row);
    const double stay = std::min(stay_s, scenario.end);
    if (scenario.record.frame_interval_s > 0) {
        bytes += passengers * stay / scenario.record.frame_interval_s * frame_row;
    }
    bytes += static_cast<double>(scenario.sensors.observables.size()) * 8 * scenario.end /
             std::max(scenario.sensors.sample_s, scenario.step_s);
    return bytes;
}

void check_recording_fits(const Scenario& scenario, const std::string& path, bool force) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path file(path);
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, error)) {
        throw InputError(fmt::format("{}: there is no folder {}", path, folder.string()));
    }
    if (fs::is_directory(file, error)) throw InputError(path + " is a folder; name a file");
    if (fs::exists(file, error) && !force) {
        throw InputError(fmt::format("{} exists; name another file or overwrite it with --force", path));
    }
    const double needed = estimated_bytes(scenario);
    const fs::space_info space = fs::space(folder, error);
    if (error || static_cast<double>(space.available) >= needed) return;
    throw InputError(fmt::format(
        "{}: the recording is estimated at up to {:.0f} MB, but only {:.0f} MB are free there; make room, name "
        "another disk, or record less often with --set record.frame_interval_s={}",
        path, needed / 1e6, static_cast<double>(space.available) / 1e6,
        std::max(10.0, 10 * scenario.record.frame_interval_s)));
}

std::vector<double> first_reached_s(const RunResult& result, std::size_t rule) {
    std::vector<double> first(warning_level_count, std::numeric_limits<double>::quiet_NaN());
    for (const LevelChange& change : result.level_changes) {
        if (change.rule.index() != rule) continue;
        for (auto level = static_cast<std::size_t>(change.before) + 1;
             level <= static_cast<std::size_t>(change.after); ++level) {
            // A lead-time level is announced before its criterion is crossed.
            const double at = std::min(change.crossed_s, change.known_s);
            if (!(first[level] <= at)) first[level] = at;
        }
    }
    return first;
}

}  // namespace tidegate
