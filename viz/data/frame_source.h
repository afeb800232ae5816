#pragma once
#include <cstddef>
#include <vector>

#include "record/run_reader.h"

namespace tidegate::viz {

/// Where frames come from: a recording, or memory. Frames are in order of time.
class FrameSource {
public:
    virtual ~FrameSource() = default;
    virtual const std::vector<double>& times() const = 0;
    /// Reads one frame; throws when it cannot be read.
    virtual StoredFrame read(std::size_t index) = 0;
};

/// Frames held in memory.
class MemoryFrames final : public FrameSource {
public:
    explicit MemoryFrames(std::vector<StoredFrame> frames);
    const std::vector<double>& times() const override { return times_; }
    StoredFrame read(std::size_t index) override { return frames_[index]; }

private:
    std::vector<StoredFrame> frames_;
    std::vector<double> times_;
};

}  // namespace tidegate::viz
