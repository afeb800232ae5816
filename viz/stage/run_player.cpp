#include "viz/stage/run_player.h"

#include <algorithm>
#include <filesystem>

#include "base/fault.h"
#include "viz/stage/read_through.h"
#include "viz/words/sentence.h"

namespace tidegate::viz {

namespace {

constexpr double between_looks_s = 2;
constexpr double still_growing_s = 8;
constexpr std::size_t most_trail = 30;

FileLook look_at(const std::string& path) {
    std::error_code no_size, no_time;
    FileLook look{std::filesystem::file_size(path, no_size),
                  std::filesystem::last_write_time(path, no_time)};
    return no_size || no_time ? FileLook{} : look;
}

}  // namespace

RunPlayer::RunPlayer(OpenRun opened, std::string path)
    : path_(std::move(path)),
      data_(std::make_shared<const RunData>(std::move(opened.run))),
      mesh_(std::make_shared<const VenueMesh>(make_mesh(data_->venue))),
      frames_(std::make_unique<FrameCache>(std::move(opened.frames))),
      looked_(look_at(path_)) {}

const Moment& RunPlayer::moment_at(SimTime time) {
    if (!has_moment_ || moment_.time != time) {
        moment_ = {time, {}, {}};
        has_moment_ = true;
        try {
            moment_ = frames_->moment_at(time);
            moment_.time = time;
        } catch (const std::exception&) {
            trouble_ = std::current_exception();
        }
    }
    return moment_;
}

std::vector<FramePtr> RunPlayer::trail(SimTime time, double for_s) {
    const std::vector<double> times = frames_->times();
    const std::size_t to = count_until(times, time), from = count_until(times, time - for_s);
    std::vector<FramePtr> trail;
    const std::size_t stride = std::max<std::size_t>(1, (to - from) / most_trail);
    try {
        for (std::size_t i = from; i < to; i += stride) trail.push_back(frames_->frame(i));
    } catch (const std::exception&) {
        trouble_ = std::current_exception();
    }
    return trail;
}

void RunPlayer::begin_history() {
    History so_far = known_ ? *known_ : empty_history(*mesh_);
    history_ = std::make_unique<Background<History>>(
        [this, data = data_, mesh = mesh_, so_far = std::move(so_far)](
            const std::stop_token& stop, const Background<History>::Publish& publish) {
            read_history(*frames_, *data, *mesh, so_far, stop, publish);
        });
}

std::shared_ptr<const History> RunPlayer::history() {
    if (!history_) begin_history();
    if (const auto latest = history_->latest()) known_ = latest;
    return known_;
}

std::shared_ptr<const Journey> RunPlayer::journey(int agent) {
    if (!journey_ || journey_agent_ != agent) {
        journey_.reset();
        journey_agent_ = agent;
        journey_ = std::make_unique<Background<Journey>>(
            [this, data = data_, agent](const std::stop_token& stop,
                                        const Background<Journey>::Publish& publish) {
                read_journey(*frames_, *data, agent, stop, publish);
            });
    }
    return journey_->latest();
}

std::shared_ptr<const Waits> RunPlayer::waits() {
    if (!waits_) {
        waits_ = std::make_unique<Background<Waits>>(
            [this, data = data_, so_far = known_waits_ ? *known_waits_ : Waits{}](
                const std::stop_token& stop, const Background<Waits>::Publish& publish) {
                read_waits(*frames_, *data, so_far, stop, publish);
            });
    }
    if (const auto latest = waits_->latest()) known_waits_ = latest;
    return known_waits_;
}

void RunPlayer::wait_for_all(int agent, bool with_waits) {
    history();
    history_->wait();
    if (with_waits) {
        waits();
        waits_->wait();
    }
    if (agent < 0) return;
    journey(agent);
    journey_->wait();
}

bool RunPlayer::look_again(double wall_s) {
    if (growth_ && growth_->is_done()) {
        const auto grown = growth_->latest();
        const bool has_failed = growth_->failure() != nullptr;
        growth_.reset();
        if (grown) take(*grown, wall_s);
        if (has_failed) trouble_ = std::make_exception_ptr(Trouble<InputError>({Word::fault_gone, {path_}}));
        return grown != nullptr;
    }
    const bool is_over = path_.empty() || data_->status != RunStatus::running;
    if (is_over || growth_ || wall_s - looked_wall_s_ < between_looks_s) return false;
    looked_wall_s_ = wall_s;
    const FileLook look = look_at(path_);
    if (look == looked_) return false;
    looked_ = look;
    growth_ = std::make_unique<Background<OpenRun>>(
        [path = path_](const std::stop_token&, const Background<OpenRun>::Publish& publish) {
            publish(std::make_shared<const OpenRun>(load_run(path)));
        });
    return false;
}

void RunPlayer::take(const OpenRun& grown, double wall_s) {
    // Another run may have been written in its place; then what was read before is worth nothing.
    const bool is_same = grown.run.venue.levels.size() == data_->venue.levels.size() &&
                         grown.run.recorded_end_s >= data_->recorded_end_s;
    history();  // keeps what is known so far
    history_.reset();
    journey_.reset();
    if (waits_) waits();
    waits_.reset();
    if (!is_same) {
        known_.reset();
        known_waits_.reset();
    }
    data_ = std::make_shared<const RunData>(grown.run);
    if (is_same) {
        frames_->replace_source(grown.frames);
    } else {
        mesh_ = std::make_shared<const VenueMesh>(make_mesh(data_->venue));
        frames_ = std::make_unique<FrameCache>(grown.frames);
    }
    has_moment_ = false;
    grown_wall_s_ = wall_s;
}

bool RunPlayer::is_reading() const {
    const auto goes_on = [](const auto& background) { return background && !background->is_done(); };
    return goes_on(history_) || goes_on(journey_) || goes_on(waits_) || goes_on(growth_);
}

bool RunPlayer::is_growing(double wall_s) const {
    return data_->status == RunStatus::running && wall_s - grown_wall_s_ < still_growing_s;
}

}  // namespace tidegate::viz
