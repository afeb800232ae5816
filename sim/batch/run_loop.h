#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "batch/course.h"
#include "engine/simulation.h"
#include "record/checkpoint_file.h"
#include "record/run_file.h"

namespace tidegate {

class RunReader;

/// What a recording holds of the time before the run begins, to be copied into its own, which may take its place: until it holds
/// all that, and of a branch until that has begun, nothing has the name of the new one.
struct RecordedPast {
    const RunReader* reader = nullptr;
    std::size_t frames = 0, samples = 0;  ///< so many
    std::vector<StoredCheckpoint> kept;   ///< that stay
};

/// How one run is to be made. What is recorded or watched never changes its result.
struct RunOrder {
    std::string path;              ///< the recording; empty: nothing is recorded
    bool force = false;            ///< overwrite an existing recording
    std::optional<SimTime> until;  ///< stop at this time, if that is before the scenario's end
    std::string program_version;
    std::optional<RecordedPast> past;
    std::function<void(const Simulation&)> at_start;    ///< sees where the run begins
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

/// The same of a course: from its checkpoint if it has one, and by other scenarios before its own.
RunResult run(const RunCourse& course, const RunOrder& order);

/// Upper estimate of a recording's size [bytes]; see the source for what it assumes.
double estimated_bytes(const Scenario& scenario);

/// Throws InputError when `path` cannot be a new recording: a missing folder, an existing file without `force`,
/// or too little space on its disk for `estimated_bytes`.
void check_recording_fits(const Scenario& scenario, const std::string& path, bool force);

/// First moment at which a rule reached each level, or NaN; index by WarningLevel.
std::vector<double> first_reached_s(const RunResult& result, std::size_t rule);

}  // namespace tidegate
