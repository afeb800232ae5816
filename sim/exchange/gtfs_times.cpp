#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "exchange/gtfs_feed.h"
#include "exchange/map_text.h"

namespace tidegate {
namespace {

bool all_digits(const std::string& text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos; }

}  // namespace

std::optional<std::chrono::sys_days> date_in(const std::string& text) {
    std::string digits = text;
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') digits = text.substr(0, 4) + text.substr(5, 2) + text.substr(8);
    if (digits.size() != 8 || !all_digits(digits)) return {};
    const std::chrono::year_month_day date{std::chrono::year(std::stoi(digits.substr(0, 4))),
                                           std::chrono::month(static_cast<unsigned>(std::stoi(digits.substr(4, 2)))),
                                           std::chrono::day(static_cast<unsigned>(std::stoi(digits.substr(6))))};
    if (!date.ok()) return {};
    return std::chrono::sys_days(date);
}

std::optional<double> clock_in(const std::string& text) {
    const std::vector<std::string> parts = pieces_of(text, ':');
    const bool shape = (parts.size() == 2 || parts.size() == 3) &&
                       std::count(text.begin(), text.end(), ':') + 1 == std::ptrdiff_t(parts.size()) &&
                       std::all_of(parts.begin(), parts.end(), [](const std::string& p) { return p.size() <= 2 && all_digits(p); });
    if (!shape) return {};
    const int minutes = std::stoi(parts[1]);
    const int seconds = parts.size() == 3 ? std::stoi(parts[2]) : 0;
    if (minutes > 59 || seconds > 59) return {};
    return std::stoi(parts[0]) * 3600.0 + minutes * 60 + seconds;
}

std::string date_text(std::chrono::sys_days date) {
    const std::chrono::year_month_day d(date);
    return fmt::format("{:04}-{:02}-{:02}", int(d.year()), unsigned(d.month()), unsigned(d.day()));
}

bool runs_on(const GtfsService& service, std::chrono::sys_days date) {
    const auto exception = service.exceptions.find(date);
    if (exception != service.exceptions.end()) return exception->second;
    if (!service.from.ok() || !service.to.ok()) return false;
    if (date < std::chrono::sys_days(service.from) || date > std::chrono::sys_days(service.to)) return false;
    return service.weekdays[std::chrono::weekday(date).iso_encoding() - 1];
}

}  // namespace tidegate
