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

Progress::Progress(bool quiet, double report_every_s)
    : quiet_(quiet),
      in_place_(report_every_s <= 0 && isatty(STDERR_FILENO) != 0),
      has_colour_(isatty(STDERR_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr),
      interval_(report_every_s > 0 ? std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(report_every_s))
                : in_place_        ? Clock::duration(in_place_interval)
                                   : Clock::duration(line_interval)),
      start_(Clock::now()),
      next_(start_ + interval_) {}

bool Progress::is_due() {
    if (quiet_ || Clock::now() < next_) return false;
    next_ = Clock::now() + interval_;
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
