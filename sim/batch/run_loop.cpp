#include "batch/run_loop.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <limits>
#include <memory>

#include "base/state_bytes.h"
#include "batch/recorder.h"

namespace tidegate {
namespace {

// Times are whole steps, but sums of tenths are not exact.
constexpr double time_slack_s = 1e-6;

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

std::unique_ptr<Simulation> begin(const RunCourse& course) {
    const Scenario& first = course.past.empty() ? course.scenario : course.past.front().scenario;
    if (!course.from) return std::make_unique<Simulation>(first);
    try {
        return std::make_unique<Simulation>(first, *course.from);
    } catch (const BadState& bad) {
        throw InputError(fmt::format("the checkpoint of {} is none of this scenario and this build of the program ({}); run it anew, "
                                     "or compare what is there with 'tidegate verify'",
                                     first.calendar.clock(course.from->time, true), bad.what()));
    }
}

// False when whoever watches wants it to stop.
bool run_on(Simulation& simulation, Recorder& recorder, const RunOrder& order, SimTime until) {
    while (!simulation.is_over() && simulation.now() < until - time_slack_s) {
        simulation.step();
        recorder.take();
        if (order.after_step && !order.after_step(simulation)) return false;
    }
    return true;
}

}  // namespace

RunResult run(const Scenario& scenario, const RunOrder& order) {
    if (!order.path.empty()) check_recording_fits(scenario, order.path, order.force);
    return run(RunCourse{scenario, {}, {}, {}}, order);
}

RunResult run(const RunCourse& course, const RunOrder& order) {
    const auto start = std::chrono::steady_clock::now();
    std::unique_ptr<Simulation> simulation = begin(course);
    Recorder recorder(*simulation, course, order);
    if (order.at_start) order.at_start(*simulation);
    const SimTime until = order.until.value_or(course.scenario.end);
    bool goes_on = true;
    for (std::size_t next = 1; goes_on && next <= course.past.size(); ++next) {
        goes_on = run_on(*simulation, recorder, order, std::min(until, course.past[next - 1].until_s));
        if (!goes_on || simulation->now() + time_slack_s >= until) break;
        const bool is_own = next == course.past.size();
        auto other = std::make_unique<Simulation>(is_own ? course.scenario : course.past[next].scenario, *simulation);
        if (is_own) recorder.begin_own(*other);
        else recorder.go_on_with(*other);
        simulation = std::move(other);
    }
    if (goes_on) run_on(*simulation, recorder, order, until);
    recorder.take_last();
    simulation->finish();
    RunResult result = result_of(*simulation);
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
    // A passenger's row of the state and its crossings stand in each checkpoint.
    constexpr double state_row = 320;
    if (scenario.record.checkpoint_interval_s > 0) bytes += passengers * state_row * CheckpointWriter::most_kept;
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
