#pragma once
#include <map>
#include <string>
#include <vector>

#include "batch/run_loop.h"
#include "record/run_reader.h"

namespace tidegate {

/// A run that goes on from what a recording holds.
struct Continuation {
    RunCourse course;
    RecordedPast past;  ///< its reader is the one given
    SimTime from_s = 0; ///< where it begins
    CheckpointFd lock;  ///< of a resumption: nobody else goes on with it
};

/// An unfinished run, from its last checkpoint: bit for bit what it would have been. Throws InputError, with what to do, when
/// there is none that can be used: none was kept, it is damaged, of another scenario or version, or the run is still under way.
Continuation resumption(const RunReader& recording, const std::string& path, const std::string& program_version);

/// What a branch changes.
struct BranchOrder {
    SimTime at_s = 0;
    std::vector<std::string> settings;         ///< after those of the recording
    std::map<std::string, std::string> files;  ///< that the settings name and the recording does not hold
};

/// Another future of a recorded run, from the last checkpoint at or before `at_s`, or from the start. Throws InputError for a
/// time at which the run cannot part, and for a scenario with faults; what may not change is refused when it gets there
/// (engine/branch.h).
Continuation branch(const RunReader& recording, const std::string& path, const BranchOrder& order,
                    const std::string& program_version);

}  // namespace tidegate
