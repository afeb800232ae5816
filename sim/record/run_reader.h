#pragma once
#include <memory>
#include <string>
#include <vector>

#include "record/run_file.h"

namespace tidegate {

/// A frame with its own storage.
struct StoredFrame {
    SimTime time = 0;
    std::uint64_t state_hash = 0;
    std::vector<FrameAgent> agents;
};

/// Reads a recording, finished or partial, also while it grows: a reader holds what was there when
/// it was opened; open another to see more. Opening reads only the small tables; frames are read
/// when asked for. Throws InputError with a sentence for a file that is missing, not a recording,
/// truncated, or of a newer major version; the reading functions throw it for a part that is
/// damaged. May be used from any thread.
class RunReader {
public:
    explicit RunReader(const std::string& path);
    ~RunReader();
    RunReader(RunReader&&) noexcept;

    const RunHeader& header() const;
    RunStatus status() const;
    bool is_partial() const { return status() == RunStatus::running; }
    std::uint64_t final_hash() const;  ///< 0 when partial

    std::size_t frames() const;
    const std::vector<double>& frame_times() const;
    StoredFrame frame(std::size_t index) const;
    /// Fingerprint of the state at a frame, without reading the frame.
    std::uint64_t frame_hash(std::size_t index) const;
    std::size_t frame_at(SimTime time) const;  ///< last frame at or before `time` (0 when none is)

    /// Series of one observable over `sample_times()`.
    const std::vector<double>& sample_times() const;
    std::vector<double> observable(std::size_t index) const;

    /// People on each plane of the header, one row after the other, at `people_times()`. Both empty in recordings of format
    /// 1.1.
    const std::vector<double>& people_times() const;
    std::vector<std::uint32_t> people_on_planes() const;

    const std::vector<Event>& events() const;
    const std::vector<LevelChange>& level_changes() const;
    const std::vector<Outcome>& outcomes() const;
    std::vector<AgentRecord> agents() const;
    std::vector<Crossing> crossings() const;

private:
    struct Parts;
    template <class Work>
    auto guarded(Work work) const;
    std::unique_ptr<Parts> parts_;
};

}  // namespace tidegate
