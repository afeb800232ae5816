#pragma once
#include <string>

#include "batch/case_result.h"

namespace tidegate {

/// The directory of one sweep: its identity, its cases' answers and the lock that keeps a second process out.
class SweepFolder {
public:
    /// Makes the directory, or takes it up when it holds the same sweep. Throws InputError when it holds another
    /// one, something else, or is in use.
    SweepFolder(std::string directory, const std::string& identity);
    ~SweepFolder();
    SweepFolder(const SweepFolder&) = delete;
    SweepFolder& operator=(const SweepFolder&) = delete;

    std::string part_path(const std::string& name) const { return cases_ + name + ".part"; }
    std::string log_path(const std::string& name) const { return cases_ + name + ".log"; }

    /// The answer of an earlier start; missing when there is none that can be read.
    CaseResult stored(const std::string& name) const;
    /// Keeps what the case's process left behind and says what it amounts to.
    CaseResult keep(const std::string& name, int exit_code) const;

private:
    std::string directory_;
    std::string cases_;  ///< with a slash at its end
    int lock_ = -1;
};

}  // namespace tidegate
