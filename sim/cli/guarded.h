#pragma once
#include <string>

namespace tidegate::cli {

/// What a program says when it fails besides the reason.
struct FailureWords {
    std::string after_faults;  ///< behind the number of faults, when there are several
    std::string input;         ///< what to send along with a report of a mistake of the program
};

/// Runs a program; whatever it throws becomes words on standard error and an exit code (ExitCode).
int run_guarded(int (*run)(int, char**), int argc, char** argv, const FailureWords& words);

}  // namespace tidegate::cli
