#include "exchange/gtfs_query.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace tidegate {

void check_routes(const GtfsFeed& feed, const std::vector<std::string>& routes, Faults& faults) {
    std::vector<std::string> known;
    for (const auto& [id, name] : feed.route_names) known.push_back(name), known.push_back(id);
    for (const std::string& route : routes) {
        if (std::find(known.begin(), known.end(), route) != known.end()) continue;
        faults.add({feed.file + "/routes.txt"}, fmt::format("has no route '{}'", route), "route_id or route_short_name",
                   nearest_name_cure(route, known));
    }
}

std::string route_name(const GtfsFeed& feed, const GtfsTrip& trip) {
    const auto name = feed.route_names.find(trip.route);
    return name != feed.route_names.end() && !name->second.empty() ? name->second : trip.route;
}

bool is_of_routes(const GtfsFeed& feed, const GtfsTrip& trip, const std::vector<std::string>& routes) {
    if (routes.empty()) return true;
    return std::any_of(routes.begin(), routes.end(),
                       [&](const std::string& route) { return route == trip.route || route == route_name(feed, trip); });
}

std::string span_text(const GtfsFeed& feed) {
    std::string first = "9999", last;
    for (const auto& [id, service] : feed.services) {
        if (service.from.ok()) first = std::min(first, date_text(service.from)), last = std::max(last, date_text(service.to));
        for (const auto& [date, runs] : service.exceptions) {
            if (runs) first = std::min(first, date_text(date)), last = std::max(last, date_text(date));
        }
    }
    return last.empty() ? "the feed has no day of service" : fmt::format("the feed covers {} to {}", first, last);
}

std::string clock_text(double s) {
    const int all = static_cast<int>(s);
    return fmt::format("{:02}:{:02}:{:02}", all / 3600, all / 60 % 60, all % 60);
}

std::string moment_text(std::chrono::sys_days date, double s) {
    constexpr double day_s = 86400;
    const auto days = static_cast<int>(std::floor(s / day_s));
    return fmt::format("{}T{}", date_text(date + std::chrono::days(days)), clock_text(s - days * day_s));
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return out + "\"";
}

}  // namespace tidegate
