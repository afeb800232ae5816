#include "cli/progress.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace tidegate::cli {
namespace {
constexpr std::chrono::milliseconds in_place_interval{200};
constexpr std::chrono::seconds line_interval{10};
}  // namespace

Progress::Progress(bool quiet)
    : quiet_(quiet),
      in_place_(isatty(STDERR_FILENO) != 0),
      has_colour_(in_place_ && std::getenv("NO_COLOR") == nullptr),
      start_(Clock::now()),
      next_(start_ + (in_place_ ? in_place_interval : line_interval)) {}

bool Progress::is_due() {
    if (quiet_ || Clock::now() < next_) return false;
    next_ = Clock::now() + (in_place_ ? Clock::duration(in_place_interval) : line_interval);
    return true;
}

void Progress::show(const std::string& line) {
    if (quiet_) return;
    fmt::print(stderr, "{}{}{}", in_place_ ? "\r\033[K" : "", line, in_place_ ? "" : "\n");
    std::fflush(stderr);
    is_shown_ = in_place_;
}

void Progress::message(const std::string& line) {
    if (quiet_) return;
    clear();
    fmt::print(stderr, "{}\n", line);
}

void Progress::clear() {
    if (is_shown_) fmt::print(stderr, "\r\033[K");
    is_shown_ = false;
}

double Progress::wall_s() const {
    return std::chrono::duration<double>(Clock::now() - start_).count();
}

}  // namespace tidegate::cli
