#include "viz/data/frame_source.h"

namespace tidegate::viz {

MemoryFrames::MemoryFrames(std::vector<StoredFrame> frames) : frames_(std::move(frames)) {
    for (const StoredFrame& frame : frames_) times_.push_back(frame.time);
}

}  // namespace tidegate::viz
