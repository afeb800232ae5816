#pragma once
#include <cstddef>
#include <vector>

#include "record/run_reader.h"

namespace tidegate::viz {

/// Where frames come from: a recording, or memory. Frames are in order of time. One thread reads at
/// a time.
class FrameSource {
public:
    virtual ~FrameSource() = default;
    virtual const std::vector<double>& times() const = 0;
    /// Reads one frame; throws when it cannot be read.
    virtual StoredFrame read(std::size_t index) = 0;
    /// All passages of passengers through lines, in order of time; throws when they cannot be read.
    virtual std::vector<Crossing> crossings() = 0;
};

/// Frames held in memory.
class MemoryFrames final : public FrameSource {
public:
    explicit MemoryFrames(std::vector<StoredFrame> frames, std::vector<Crossing> crossings = {});
    const std::vector<double>& times() const override { return times_; }
    StoredFrame read(std::size_t index) override { return frames_[index]; }
    std::vector<Crossing> crossings() override { return crossings_; }

private:
    std::vector<StoredFrame> frames_;
    std::vector<Crossing> crossings_;
    std::vector<double> times_;
};

}  // namespace tidegate::viz
