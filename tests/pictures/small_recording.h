#pragma once
#include <string>
#include <vector>

#include "record/run_writer.h"

namespace tidegate::test {

/// Writes a finished recording of ten minutes on a small two-level station. Its 300 passengers are
/// placed by a formula, not simulated, so that the picture stays the same whatever the models do.
void write_small_recording(const std::string& path);

/// Ten minutes of curves without trajectories, as record.frame_interval_s = 0 makes them.
void write_recording_without_frames(const std::string& path);

/// Two venues with a link and a line between them; a vehicle of the line is on its way from 60 s to 180 s.
void write_network_recording(const std::string& path);

/// `people` passengers who shuffle on the spot, a frame each second.
void write_big_recording(const std::string& path, int people, int frames);

/// A recording that is still being written.
class GrowingRecording {
public:
    explicit GrowingRecording(const std::string& path);
    /// Adds frames, one a second, and hands them to the disk.
    void grow(int frames);
    void finish();

private:
    RunWriter writer_;
    std::vector<AgentRecord> records_;
    int frame_ = 0;
};

/// The same, left unfinished.
void write_partial_recording(const std::string& path);

}  // namespace tidegate::test
