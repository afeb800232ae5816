#include "viz/data/frame_cache.h"

#include <algorithm>
#include <cmath>

#include "viz/data/run_data.h"

namespace tidegate::viz {

namespace {

constexpr double ahead_s = 2;             ///< wall time that is read ahead
constexpr std::size_t most_ahead = 48;    ///< frames
constexpr std::size_t least_kept = 2;

std::size_t bytes_of(const StoredFrame& frame) {
    return sizeof(StoredFrame) + frame.agents.capacity() * sizeof(FrameAgent);
}

}  // namespace

FrameCache::FrameCache(std::shared_ptr<FrameSource> source, std::size_t most_bytes)
    : source_(std::move(source)),
      most_bytes_(most_bytes),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

FrameCache::~FrameCache() {
    thread_.request_stop();
    thread_.join();
}

std::size_t FrameCache::frames() const {
    const std::lock_guard lock(mutex_);
    return source_->times().size();
}

std::vector<double> FrameCache::times() const {
    const std::lock_guard lock(mutex_);
    return source_->times();
}

std::size_t FrameCache::reads() const {
    const std::lock_guard lock(mutex_);
    return reads_;
}

std::size_t FrameCache::bytes() const {
    const std::lock_guard lock(mutex_);
    return bytes_;
}

FramePtr FrameCache::kept(std::size_t index) {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const Entry& entry) { return entry.index == index; });
    if (found == entries_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found);
    return found->frame;
}

FramePtr FrameCache::read(std::size_t index) {
    std::shared_ptr<FrameSource> source;
    {
        const std::lock_guard lock(mutex_);
        source = source_;
        ++reads_;
    }
    return std::make_shared<const StoredFrame>(source->read(index));
}

void FrameCache::keep(std::size_t index, FramePtr frame) {
    const std::lock_guard lock(mutex_);
    bytes_ += bytes_of(*frame);
    entries_.push_front({index, std::move(frame)});
    while (bytes_ > most_bytes_ && entries_.size() > least_kept) {
        bytes_ -= bytes_of(*entries_.back().frame);
        entries_.pop_back();
    }
}

FramePtr FrameCache::frame(std::size_t index) {
    const auto from_memory = [&] {
        const std::lock_guard lock(mutex_);
        return kept(index);
    };
    if (FramePtr there = from_memory()) return there;
    const std::lock_guard one_reads(source_mutex_);
    // The thread may have read it meanwhile.
    if (FramePtr there = from_memory()) return there;
    FramePtr frame = read(index);
    keep(index, frame);
    return frame;
}

std::vector<Crossing> FrameCache::crossings() {
    const std::lock_guard one_reads(source_mutex_);
    std::shared_ptr<FrameSource> source;
    {
        const std::lock_guard lock(mutex_);
        source = source_;
    }
    return source->crossings();
}

FramePtr FrameCache::frame_once(std::size_t index) {
    {
        const std::lock_guard lock(mutex_);
        if (FramePtr there = kept(index)) return there;
    }
    const std::lock_guard one_reads(source_mutex_);
    return read(index);
}

Moment FrameCache::moment_at(SimTime time) {
    const std::vector<double> all = times();
    const std::size_t until = count_until(all, time);
    if (until == 0) return {time, {}, {}};
    const FramePtr before = frame(until - 1);
    if (until == all.size()) return moment_of(*before);
    const FramePtr after = frame(until);
    return between(*before, *after, (time - before->time) / (after->time - before->time));
}

void FrameCache::read_ahead(SimTime time, double rate) {
    const std::lock_guard lock(mutex_);
    const std::vector<double>& all = source_->times();
    const SimTime to = time + rate * ahead_s;
    std::size_t from_row = count_until(all, std::min(time, to));
    std::size_t to_row = std::min(count_until(all, std::max(time, to)) + 1, all.size());
    from_row = from_row > 0 ? from_row - 1 : 0;
    wanted_.clear();
    // Fast playing leaves frames out; only so many that are shown at 30 pictures a second.
    const std::size_t stride = std::max<std::size_t>(1, (to_row - from_row) / most_ahead);
    for (std::size_t row = from_row; row < to_row; row += stride) wanted_.push_back(row);
    if (rate < 0) std::reverse(wanted_.begin(), wanted_.end());
    wake_.notify_one();
}

bool FrameCache::next_wanted(std::size_t& index) {
    while (!wanted_.empty()) {
        index = wanted_.front();
        wanted_.erase(wanted_.begin());
        const bool is_there =
            std::any_of(entries_.begin(), entries_.end(),
                        [&](const Entry& entry) { return entry.index == index; });
        if (!is_there) return true;
    }
    return false;
}

void FrameCache::work(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        std::size_t index = 0;
        {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, stop, [this] { return !wanted_.empty(); })) return;
            if (!next_wanted(index)) continue;
        }
        try {
            frame(index);
        } catch (const std::exception&) {
            // Whoever asks for this frame is told; reading ahead has nobody to tell.
            const std::lock_guard lock(mutex_);
            wanted_.clear();
        }
    }
}

void FrameCache::replace_source(std::shared_ptr<FrameSource> source) {
    const std::lock_guard one_reads(source_mutex_);
    const std::lock_guard lock(mutex_);
    source_ = std::move(source);
}

}  // namespace tidegate::viz
