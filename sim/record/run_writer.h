#pragma once
#include <memory>
#include <span>
#include <string>

#include "record/run_file.h"

namespace tidegate {

/// Writes a run while it happens. The file can be opened at any moment, also after the process was
/// killed: it then says it is partial and holds all but the last `flush_interval_s` wall seconds.
/// Throws std::runtime_error (with the path and what to do) when the disk refuses; from then on
/// every call does, and what was flushed before can still be read. Throws BrokenPromise for a value
/// that is not a number or a frame that is not ordered by agent. A program with a limit on file
/// sizes (ulimit -f) must ignore SIGXFSZ to get the exception instead of the signal.
class RunWriter {
public:
    static constexpr double flush_interval_s = 2;  ///< wall clock

    /// Refuses to overwrite an existing file unless `force`: throws InputError. With `force` the
    /// old file is removed first; who still reads it keeps the old one. `compression`: deflate [0,
    /// 9]; 0: none.
    RunWriter(const std::string& path, const RunHeader& header, bool force, int compression);
    /// Without finish() the recording stays partial, with all that was given.
    ~RunWriter();
    RunWriter(RunWriter&&) noexcept;

    /// Positions are kept to the nearest centimetre. Frames in order of time.
    void frame(const Frame& frame);
    /// One value for each observable of the header.
    void observables(SimTime time, std::span<const double> values);
    /// People on each plane of the header.
    void people(SimTime time, std::span<const std::uint32_t> on_planes);
    void events(std::span<const Event> more);
    void crossings(std::span<const Crossing> more);
    void level_changes(std::span<const LevelChange> more);
    /// The whole agent table as it is now. Only looked at, not copied: it is read at the next flush
    /// or finish and must stay where it is until then. Cheap to call often.
    void agents(std::span<const AgentRecord> table);
    /// Flushes when the interval has passed since the last flush.
    void flush_if_due();
    /// Brings everything given so far into the file.
    void flush();
    /// Flushes, and gives the file another name: it takes the place of what has it.
    void move_to(const std::string& path);
    /// Flushes, writes the outcomes and closes. Nothing may be written after it.
    void finish(RunStatus status, std::uint64_t state_hash, std::span<const Outcome> outcomes);

private:
    struct Parts;
    template <class Work>
    void guarded(Work work);
    std::unique_ptr<Parts> parts_;
};

}  // namespace tidegate
