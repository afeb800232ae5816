#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/simulation.h"
#include "record/run_file.h"

namespace tidegate {

/// How one run is to be made. What is recorded or watched never changes its result.
struct RunOrder {
    std::string path;              ///< the recording; empty: nothing is recorded
    bool force = false;            ///< overwrite an existing recording
    std::optional<SimTime> until;  ///< stop at this time, if that is before the scenario's end
    std::string program_version;
    std::function<bool(const Simulation&)> after_step;  ///< watch; false: stop here
    std::function<void(const Frame&)> on_frame;         ///< sees every frame, recorded or not
};

/// All that is known when a run is over.
struct RunResult {
    RunStatus status = RunStatus::running;  ///< finished or interrupted
    SimTime ended_s = 0;
    std::vector<Event> events;
    std::vector<LevelChange> level_changes;
    std::vector<Outcome> outcomes;
    Counts counts;
    std::uint64_t state_hash = 0;
    std::int64_t agent_steps = 0;
    double wall_s = 0;
    std::vector<StageTime> stage_times;

    /// Whether everybody in the demand appeared and left.
    bool is_cleared() const { return counts.exited + counts.boarded == counts.planned; }
};

/// Makes the run: frames at record.frame_interval_s from the start, and one at the end when it falls between;
/// observables at sensors.sample_s. Throws InputError for an existing recording without `force`, and what
/// Simulation and RunWriter throw.
RunResult run(const Scenario& scenario, const RunOrder& order);

/// Upper estimate of a recording's size [bytes]; see the source for what it assumes.
double estimated_bytes(const Scenario& scenario);

/// Throws InputError when `path` cannot be a new recording: a missing folder, an existing file without `force`,
/// or too little space on its disk for `estimated_bytes`.
void check_recording_fits(const Scenario& scenario, const std::string& path, bool force);

/// First moment at which a rule reached each level, or NaN; index by WarningLevel.
std::vector<double> first_reached_s(const RunResult& result, std::size_t rule);

}  // namespace tidegate
