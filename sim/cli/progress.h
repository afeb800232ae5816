#pragma once
#include <chrono>
#include <string>

namespace tidegate::cli {

/// Progress and messages on standard error. On a terminal the progress is one line, overwritten in place;
/// elsewhere it is a line every ten seconds. Quiet: no progress, no messages.
class Progress {
public:
    /// `report_every_s` > 0: a line so often instead, also on a terminal.
    explicit Progress(bool quiet, double report_every_s = 0);
    ~Progress() { clear(); }

    /// Whether `show` would print now; cheap enough for every step.
    bool is_due();
    void show(const std::string& line);
    /// A line that stays, above the progress.
    void message(const std::string& line);
    void clear();
    bool has_colour() const { return has_colour_; }
    double wall_s() const;

private:
    using Clock = std::chrono::steady_clock;
    bool quiet_ = false;
    bool in_place_ = false;
    bool has_colour_ = false;
    bool is_shown_ = false;
    Clock::duration interval_;
    Clock::time_point start_;
    Clock::time_point next_;
};

}  // namespace tidegate::cli
