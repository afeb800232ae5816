#pragma once
#include <condition_variable>
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

#include "viz/data/frame_source.h"
#include "viz/data/moment.h"

namespace tidegate::viz {

using FramePtr = std::shared_ptr<const StoredFrame>;

/// Keeps the frames used last, of `most_bytes` together (but at least two), so that memory stays
/// bounded however long the run is, and reads on a thread of its own those that playing will need
/// next. Its functions may be called from any thread.
class FrameCache {
public:
    static constexpr std::size_t default_bytes = 96U << 20U;
    explicit FrameCache(std::shared_ptr<FrameSource> source,
                        std::size_t most_bytes = default_bytes);
    ~FrameCache();
    FrameCache(const FrameCache&) = delete;
    FrameCache& operator=(const FrameCache&) = delete;

    /// The frame, from memory, or read while the caller waits. Throws as the source does.
    FramePtr frame(std::size_t index);
    /// The frame without keeping it, for those who go through a whole recording.
    FramePtr frame_once(std::size_t index);
    /// All passages of passengers through lines, read anew. Throws as the source does.
    std::vector<Crossing> crossings();
    std::size_t frames() const;
    std::vector<double> times() const;

    /// Those present at `time`, between the frame before and the frame after. Nobody before the
    /// first frame.
    Moment moment_at(SimTime time);

    /// Says that playing is at `time` and goes on at `rate` simulated seconds per second (negative:
    /// backwards); frames of the next two seconds are read meanwhile. A frame that cannot be read
    /// is left alone until it is asked for.
    void read_ahead(SimTime time, double rate);

    /// The recording has grown: `source` has all frames of the one before, and more.
    void replace_source(std::shared_ptr<FrameSource> source);

    std::size_t reads() const;  ///< frames read from the source so far
    std::size_t bytes() const;  ///< of the frames kept

private:
    struct Entry {
        std::size_t index;
        FramePtr frame;
    };
    void work(const std::stop_token& stop);
    FramePtr kept(std::size_t index);  ///< null: not there; needs mutex_
    FramePtr read(std::size_t index);
    void keep(std::size_t index, FramePtr frame);
    bool next_wanted(std::size_t& index);  ///< needs mutex_

    mutable std::mutex mutex_;        ///< of all that follows but the source's reading
    mutable std::mutex source_mutex_;  ///< one reads at a time; taken before mutex_
    std::condition_variable_any wake_;
    std::shared_ptr<FrameSource> source_;
    std::size_t most_bytes_;
    std::size_t bytes_ = 0, reads_ = 0;
    std::list<Entry> entries_;                ///< last used first
    std::vector<std::size_t> wanted_;         ///< ahead, nearest first
    std::jthread thread_;                     ///< last: starts when all else is there
};

}  // namespace tidegate::viz
