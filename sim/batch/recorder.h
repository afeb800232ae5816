#pragma once
#include <chrono>
#include <cstdint>
#include <memory>

#include "base/whole_file.h"
#include "batch/course.h"
#include "batch/run_loop.h"
#include "record/checkpoint_file.h"
#include "record/run_writer.h"

namespace tidegate {

/// Moments at a fixed distance from the start: 0, interval, 2 interval, ...
class Ticks {
public:
    /// 0: never. Moments up to `after` count as past; -1: none.
    explicit Ticks(double interval_s, SimTime after = -1);
    bool is_due(SimTime now);

private:
    double interval_s_;
    std::int64_t next_ = 0;
};

/// Hands what is new of a run to the writer and frames to whoever watches, and saves checkpoints. Reads only: nothing of it
/// changes the run.
class Recorder {
public:
    /// `simulation` stands at the beginning of the course, or where its checkpoint was made.
    Recorder(const Simulation& simulation, const RunCourse& course, const RunOrder& order);

    /// Once at the start of a run, and after each step.
    void take();
    /// The run goes on by another scenario of its past.
    void go_on_with(const Simulation& simulation) { simulation_ = &simulation; }
    /// The run goes on by its own scenario, after what it has in common with another one.
    void begin_own(const Simulation& simulation);
    /// The run ends here: the last state is always the last frame, and if it is not over, a checkpoint.
    void take_last();
    void finish(const RunResult& result);

private:
    void make_file(const RunCourse& course);
    void begin_file();
    void copy_past();
    void take_frame();
    void take_tables();
    void save_if_due();
    void save();

    const Simulation* simulation_;
    const RunOrder& order_;
    bool is_own_;  ///< not in what it has in common with another run
    bool saves_;   ///< checkpoints
    Ticks frames_, samples_, checkpoints_;
    RunHeader header_;
    std::unique_ptr<PartFile> part_;  ///< the recording as long as it has not its name
    std::unique_ptr<RunWriter> writer_;
    std::unique_ptr<CheckpointWriter> checkpoint_writer_;
    std::chrono::steady_clock::time_point saved_;
    SimTime last_frame_s_ = -1;
    std::uint64_t frames_taken_ = 0, samples_taken_ = 0;  ///< at their moments
    std::size_t events_ = 0, crossings_given_ = 0, changes_ = 0;
};

}  // namespace tidegate
