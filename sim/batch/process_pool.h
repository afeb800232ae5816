#pragma once
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace tidegate {

/// A program to start, without a shell, and the files that take what it prints.
struct Job {
    std::vector<std::string> command;  ///< program and arguments
    std::string output_path;
    std::string error_path;
};

/// How a job ended: its exit code, or 128 + the signal that killed it.
struct JobEnd {
    std::size_t job = 0;
    int exit_code = 0;
    double wall_s = 0;
};

/// Runs the jobs in order, at most `at_a_time` (>= 1) together, and calls `ended` after each in the order in
/// which they end; it must not throw. When `ended` or `keep_going` returns false no further job is started and those under way are
/// waited for. Jobs die with this process, even when it is killed. Throws std::runtime_error when no
/// process can be started.
void run_jobs(std::span<const Job> jobs, int at_a_time, const std::function<bool(JobEnd)>& ended,
              const std::function<bool()>& keep_going);

}  // namespace tidegate
