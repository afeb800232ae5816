#pragma once
#include <string>
#include <vector>

#include "viz/panels/desk.h"

namespace tidegate::viz {

/// A process beside the window, which goes on: a picture or video that is made with the options of the command line, so
/// that what a window exports is what the documented command makes; an example that is simulated.
class SideJob {
public:
    /// Starts `program` with the arguments; `output` is what it writes. Throws std::runtime_error
    /// when it cannot be started.
    SideJob(const std::string& program, const std::vector<std::string>& arguments,
              std::string output);
    /// Ends the process if it still runs.
    ~SideJob();
    SideJob(const SideJob&) = delete;
    SideJob& operator=(const SideJob&) = delete;

    /// Reads what it has said since; true when it has ended.
    bool poll();
    bool is_good() const { return exit_code_ == 0; }
    double share() const { return share_; }              ///< done [0, 1]
    const std::string& output() const { return output_; }
    /// The last line it said, without its own name before it.
    std::string last_words() const;

private:
    void take(const std::string& text);

    std::string output_, last_line_, line_;
    int pid_ = -1, pipe_ = -1;
    int exit_code_ = -1;
    double share_ = 0;
};

/// "made 12 of 300", and perhaps more: how the maker of a video tells its progress, and back as a share; -1 when the
/// line says something else.
std::string progress_line(std::size_t done, std::size_t all);
double progress_share(const std::string& line);

/// A name beside the recording that no file has yet, from a moment or a curve: "run-003120.png", "run-003120-2.png",
/// "run-platform_density.png".
std::string export_path(const std::string& run_path, const std::string& what, const std::string& ending);

}  // namespace tidegate::viz
