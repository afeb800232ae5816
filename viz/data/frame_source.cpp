#include "viz/data/frame_source.h"

namespace tidegate::viz {

MemoryFrames::MemoryFrames(std::vector<StoredFrame> frames, std::vector<Crossing> crossings)
    : frames_(std::move(frames)), crossings_(std::move(crossings)) {
    for (const StoredFrame& frame : frames_) times_.push_back(frame.time);
}

}  // namespace tidegate::viz
