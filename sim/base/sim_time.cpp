#include "base/sim_time.h"

#include <fmt/core.h>

#include <charconv>
#include <cmath>

namespace tidegate {
namespace {

constexpr std::int64_t day_s = 86400;

// Days since 1970-01-01 of a proleptic Gregorian date (algorithm: Hinnant, "chrono-compatible
// low-level date algorithms").
std::int64_t days_from_civil(std::int64_t y, int m, int d) {
    y -= m <= 2;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int64_t year_of_era = y - era * 400;
    const std::int64_t day_of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    const std::int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct Date {
    std::int64_t year;
    int month, day;
};

Date civil_from_days(std::int64_t z) {
    z += 719468;
    const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const std::int64_t doe = z - era * 146097;
    const std::int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const std::int64_t mp = (5 * doy + 2) / 153;
    const int day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
    const int month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
    return {yoe + era * 400 + (month <= 2), month, day};
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return {};
    if (text.front() == '-' || text.front() == '+') return {};
    return value;
}

int days_in_month(std::int64_t y, int m) {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    return m == 2 && leap ? 29 : days[m - 1];
}

std::int64_t floor_mod(std::int64_t a, std::int64_t b) { return ((a % b) + b) % b; }

}  // namespace

std::optional<std::int64_t> parse_time_of_day(std::string_view text) {
    if (text.size() != 5 && text.size() != 8) return {};
    if (text[2] != ':' || (text.size() == 8 && text[5] != ':')) return {};
    const auto h = digits(text.substr(0, 2));
    const auto m = digits(text.substr(3, 2));
    const auto s = text.size() == 8 ? digits(text.substr(6, 2)) : std::optional<int>(0);
    if (!h || !m || !s || *h > 47 || *m > 59 || *s > 59) return {};
    return *h * 3600 + *m * 60 + *s;
}

std::optional<std::int64_t> parse_iso_datetime(std::string_view text) {
    if (text.size() < 16 || text[4] != '-' || text[7] != '-') return {};
    if (text[10] != 'T' && text[10] != ' ') return {};
    const auto y = digits(text.substr(0, 4));
    const auto m = digits(text.substr(5, 2));
    const auto d = digits(text.substr(8, 2));
    const auto time = parse_time_of_day(text.substr(11));
    if (!y || !m || !d || !time || *m < 1 || *m > 12) return {};
    if (*d < 1 || *d > days_in_month(*y, *m) || *time >= day_s) return {};
    return days_from_civil(*y, *m, *d) * day_s + *time;
}

std::string Calendar::iso(SimTime t) const {
    const std::int64_t unix_s = start_unix_s + static_cast<std::int64_t>(std::floor(t));
    const std::int64_t of_day = floor_mod(unix_s, day_s);
    const Date date = civil_from_days((unix_s - of_day) / day_s);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", date.year, date.month, date.day,
                       of_day / 3600, of_day / 60 % 60, of_day % 60);
}

std::string Calendar::clock(SimTime t, bool tenths) const {
    const std::int64_t tenth = static_cast<std::int64_t>(std::floor(t * 10.0 + 1e-6));
    const std::int64_t of_day = floor_mod(start_unix_s * 10 + tenth, day_s * 10);
    const std::int64_t s = of_day / 10;
    auto text = fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
    return tenths ? text + fmt::format(".{}", of_day % 10) : text;
}

std::optional<SimTime> Calendar::parse(std::string_view text) const {
    if (const auto moment = parse_iso_datetime(text)) {
        return static_cast<SimTime>(*moment - start_unix_s);
    }
    const auto of_day = parse_time_of_day(text);
    if (!of_day) return {};
    return static_cast<SimTime>(floor_mod(*of_day - floor_mod(start_unix_s, day_s), day_s));
}

std::string duration_text(double s) {
    if (s < 60) return fmt::format("{:.1f} s", s);
    const auto whole = static_cast<std::int64_t>(std::llround(s));
    if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

}  // namespace tidegate
