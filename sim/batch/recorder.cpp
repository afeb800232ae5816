#include "batch/recorder.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/chunks.h"
#include "base/whole_file.h"
#include "locomotion/walk_model.h"
#include "record/make_header.h"
#include "record/run_reader.h"

namespace tidegate {
namespace {

// Times are whole steps, but sums of tenths are not exact.
constexpr double time_slack_s = 1e-6;
// However slow the run is, no more than this of wall-clock time is lost with a process that is killed.
constexpr double longest_unsaved_wall_s = 60;

RunHeader header_of(const Simulation& simulation, const RunCourse& course, const RunOrder& order) {
    const RunMaking making{order.program_version, best_vector_path().name, threads_in_use()};
    RunHeader header = make_header(course.scenario, simulation.planes(), simulation.portal_names(), making);
    header.past = course.told;
    return header;
}

void copy_samples(const RunReader& from, std::size_t samples, RunWriter& to) {
    std::vector<std::vector<double>> series;
    for (std::size_t i = 0; i < from.header().observables.size(); ++i) series.push_back(from.observable(i));
    std::vector<double> values(series.size());
    for (std::size_t s = 0; s < samples; ++s) {
        for (std::size_t i = 0; i < series.size(); ++i) values[i] = series[i][s];
        to.observables(from.sample_times()[s], values);
    }
}

void copy_people(const RunReader& from, std::size_t samples, RunWriter& to) {
    const std::vector<std::uint32_t> on_planes = from.people_on_planes();
    const std::size_t planes = from.header().planes.size();
    for (std::size_t s = 0; s < std::min(samples, from.people_times().size()); ++s) {
        to.people(from.people_times()[s], std::span(on_planes).subspan(s * planes, planes));
    }
}

}  // namespace

Ticks::Ticks(double interval_s, SimTime after) : interval_s_(interval_s) {
    if (after >= 0) is_due(after);
}

bool Ticks::is_due(SimTime now) {
    if (interval_s_ <= 0 || now + time_slack_s < static_cast<double>(next_) * interval_s_) return false;
    next_ = static_cast<std::int64_t>(std::floor((now + time_slack_s) / interval_s_)) + 1;
    return true;
}

Recorder::Recorder(const Simulation& simulation, const RunCourse& course, const RunOrder& order)
    : simulation_(&simulation),
      order_(order),
      is_own_(course.past.empty()),
      saves_(course.scenario.record.checkpoint_interval_s > 0),
      frames_(simulation.scenario().record.frame_interval_s, course.from ? simulation.now() : -1),
      samples_(simulation.scenario().sensors.sample_s, course.from ? simulation.now() : -1),
      checkpoints_(course.scenario.record.checkpoint_interval_s, simulation.now()),
      saved_(std::chrono::steady_clock::now()) {
    if (!order.path.empty()) make_file(course);
    if (!course.from) take();
}

// With a past that is copied the recording gets its name only when it holds all of it, and of a branch when it has begun: until
// then what has that name is untouched, whatever happens.
void Recorder::make_file(const RunCourse& course) {
    header_ = header_of(*simulation_, course, order_);
    if (order_.past) part_ = std::make_unique<PartFile>(order_.path);
    writer_ = std::make_unique<RunWriter>(part_ ? part_->path() : order_.path, header_, part_ ? true : order_.force,
                                          course.scenario.record.compression);
    if (order_.past) copy_past();
    if (is_own_) begin_file();
}

void Recorder::begin_file() {
    if (part_) {
        take_tables();
        writer_->move_to(order_.path);
        part_.reset();
    }
    if (saves_) {
        checkpoint_writer_ = std::make_unique<CheckpointWriter>(
            order_.path, header_, order_.past ? order_.past->kept : std::vector<StoredCheckpoint>{});
    } else {
        remove_checkpoints(order_.path);
    }
}

void Recorder::copy_past() {
    const RecordedPast& past = *order_.past;
    for (std::size_t f = 0; f < past.frames; ++f) {
        const StoredFrame frame = past.reader->frame(f);
        writer_->frame({frame.time, frame.agents, frame.state_hash});
        last_frame_s_ = frame.time;
    }
    copy_samples(*past.reader, past.samples, *writer_);
    copy_people(*past.reader, past.samples, *writer_);
    frames_taken_ = past.frames, samples_taken_ = past.samples;
}

void Recorder::take() {
    if (samples_.is_due(simulation_->now())) {
        ++samples_taken_;
        if (writer_) {
            writer_->observables(simulation_->now(), simulation_->observables());
            writer_->people(simulation_->now(), simulation_->people_on_planes());
        }
    }
    if (frames_.is_due(simulation_->now())) {
        ++frames_taken_;
        take_frame();
        if (writer_) {
            take_tables();
            writer_->flush_if_due();
        }
    }
    save_if_due();
}

void Recorder::begin_own(const Simulation& simulation) {
    simulation_ = &simulation;
    is_own_ = true;
    if (!writer_) return;
    begin_file();
    save();
}

void Recorder::take_last() {
    if (!simulation_->is_over()) save();
    const bool has_frames = simulation_->scenario().record.frame_interval_s > 0;
    if (has_frames && last_frame_s_ + time_slack_s < simulation_->now()) take_frame();
}

void Recorder::finish(const RunResult& result) {
    if (!writer_ || !is_own_) return;
    take_tables();
    writer_->finish(result.status, result.state_hash, result.outcomes);
}

void Recorder::take_frame() {
    if (!writer_ && !order_.on_frame) return;
    const Frame frame = simulation_->frame();
    last_frame_s_ = frame.time;
    if (writer_) writer_->frame(frame);
    if (order_.on_frame) order_.on_frame(frame);
}

// The run's own scenario may have other passengers to come: the tables are given when it has begun.
void Recorder::take_tables() {
    if (!is_own_) return;
    writer_->events(simulation_->events().subspan(events_));
    writer_->crossings(simulation_->crossings().subspan(crossings_given_));
    writer_->level_changes(simulation_->level_changes().subspan(changes_));
    writer_->agents(simulation_->agents());
    events_ = simulation_->events().size();
    crossings_given_ = simulation_->crossings().size();
    changes_ = simulation_->level_changes().size();
}

void Recorder::save_if_due() {
    if (!checkpoint_writer_) return;
    const std::chrono::duration<double> unsaved = std::chrono::steady_clock::now() - saved_;
    if (checkpoints_.is_due(simulation_->now()) || unsaved.count() >= longest_unsaved_wall_s) save();
}

// First all that was recorded so far, then the state: a checkpoint goes on from a recording that holds its past.
void Recorder::save() {
    if (!checkpoint_writer_) return;
    take_tables();
    writer_->flush();
    checkpoint_writer_->add(simulation_->checkpoint(), frames_taken_, samples_taken_);
    saved_ = std::chrono::steady_clock::now();
}

}  // namespace tidegate
