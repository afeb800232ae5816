#pragma once
#include <cstddef>
#include <list>

#include "viz/data/frame_source.h"

namespace tidegate::viz {

/// Keeps the frames used last, at most `capacity` [>= 2] of them, so that memory stays bounded
/// however long the run is.
class FrameCache {
public:
    explicit FrameCache(FrameSource& source, std::size_t capacity = 32);

    /// The frame; valid until the next but one call. Throws as the source does.
    const StoredFrame& frame(std::size_t index);
    std::size_t frames() const { return source_.times().size(); }
    std::size_t reads() const { return reads_; }  ///< frames read from the source so far

    /// Those present at `time`, placed between the frame before and the frame after, ordered by
    /// agent. Someone who changes plane between the two, appears or goes stands where the nearer
    /// frame says.
    std::vector<FrameAgent> agents_at(SimTime time);

private:
    struct Entry {
        std::size_t index;
        StoredFrame frame;
    };
    FrameSource& source_;
    std::size_t capacity_;
    std::size_t reads_ = 0;
    std::list<Entry> entries_;  ///< last used first
};

/// The agents of both frames at `share` [0, 1] of the way from `before` to `after`.
std::vector<FrameAgent> between(const std::vector<FrameAgent>& before,
                                const std::vector<FrameAgent>& after, double share);

}  // namespace tidegate::viz
