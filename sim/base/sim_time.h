#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tidegate {

/// Seconds since the scenario's start. Exact event times (crossings) are fractions of a step.
using SimTime = double;

constexpr SimTime seconds(double s) { return s; }
constexpr SimTime minutes(double m) { return 60.0 * m; }
constexpr SimTime hours(double h) { return 3600.0 * h; }

/// Civil time of the scenario's start, to turn SimTime into the time of day and back.
/// No time zone: a scenario lives in the venue's local time.
struct Calendar {
    std::int64_t start_unix_s = 0;  ///< the start as if it were UTC

    /// "2016-01-01T00:20:05" [ISO 8601], rounded down to the second.
    std::string iso(SimTime t) const;
    /// "00:20:05", the time of day; with one decimal when `tenths`.
    std::string clock(SimTime t, bool tenths = false) const;
    /// First moment at or after the start (within 24 h) whose time of day is `text` ("HH:MM" or
    /// "HH:MM:SS"), or the moment of a full ISO 8601 text. Empty when it cannot be read.
    std::optional<SimTime> parse(std::string_view text) const;
};

/// Reads "2015-12-31T23:45[:SS]" into seconds since 1970 as if UTC. Empty when it cannot be read.
std::optional<std::int64_t> parse_iso_datetime(std::string_view text);
/// Reads "HH:MM" or "HH:MM:SS" into seconds after midnight; hours up to 47 for after-midnight times.
std::optional<std::int64_t> parse_time_of_day(std::string_view text);
/// "2 h 05 min", "3 min 20 s", "12.3 s".
std::string duration_text(double seconds);

}  // namespace tidegate
