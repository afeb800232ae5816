#pragma once
#include <memory>
#include <span>
#include <string>

#include "record/run_file.h"

namespace tidegate {

/// Writes a run while it happens. The file can be opened at any moment, also after the process was
/// killed: it then says it is partial and holds all but the last `flush_interval_s` wall seconds.
/// Throws std::runtime_error (with the path and what to do) when the disk refuses.
class RunWriter {
public:
    /// Refuses to overwrite an existing file unless `force`: throws InputError.
    RunWriter(const std::string& path, const RunHeader& header, bool force, int compression);
    ~RunWriter();

    void frame(const Frame& frame);
    void observables(SimTime time, std::span<const double> values);
    void events(std::span<const Event> more);
    void crossings(std::span<const Crossing> more);
    void level_changes(std::span<const LevelChange> more);
    /// The whole agent table as it is now; cheap to call often, written at each flush.
    void agents(std::span<const AgentRecord> table);
    /// Flushes when the interval has passed since the last flush.
    void flush_if_due();
    void finish(RunStatus status, std::uint64_t state_hash, std::span<const Outcome> outcomes);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace tidegate
