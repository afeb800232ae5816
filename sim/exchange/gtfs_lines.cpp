#include "exchange/gtfs_lines.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "exchange/gtfs_query.h"
#include "exchange/map_text.h"

namespace tidegate {
namespace {

constexpr double day_s = 86400;
constexpr double usual_dwell_s = 20;

LineKind kind_of(int route_type) {
    if (route_type == 2 || (route_type >= 100 && route_type < 200)) return LineKind::rail;
    const bool is_bus = route_type == 3 || route_type == 11 || (route_type >= 200 && route_type < 300) ||
                        (route_type >= 700 && route_type < 900);
    return is_bus ? LineKind::bus : LineKind::metro;
}

double clearance_of(LineKind kind) { return kind == LineKind::bus || kind == LineKind::shuttle ? 10 : 45; }

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// A trip as far as the venue knows it.
struct Journey {
    std::string route, direction, headsign;
    std::vector<std::string> platforms, stops;
    std::vector<double> running_s, stands_s;  ///< by call
    double departs_s = 0;
};

/// Journeys that become one line.
struct Pattern {
    std::string name;
    LineKind kind = LineKind::metro;
    std::vector<Journey> journeys;
};

/// The way of a route's trips where the feed does not say it.
class Directions {
public:
    Directions(const GtfsFeed& feed, const std::vector<std::string>& routes) {
        for (const auto& [id, trip] : feed.trips) {
            if (!trip.direction.empty() || trip.calls.empty() || !is_of_routes(feed, trip, routes)) continue;
            const GtfsTrip*& longest = longest_[trip.route];
            if (longest == nullptr || trip.calls.size() > longest->calls.size()) longest = &trip;
        }
    }

    std::string of(const GtfsTrip& trip) const {
        const auto longest = longest_.find(trip.route);
        if (!trip.direction.empty() || longest == longest_.end()) return trip.direction;
        std::vector<std::ptrdiff_t> places;
        const std::vector<GtfsCall>& way = longest->second->calls;
        for (const GtfsCall& call : trip.calls) {
            const auto there = std::find_if(way.begin(), way.end(), [&](const GtfsCall& other) { return other.stop == call.stop; });
            if (there != way.end()) places.push_back(there - way.begin());
        }
        return places.size() > 1 && places.back() < places.front() ? "1" : "0";
    }

    std::vector<std::string> told(const GtfsFeed& feed) const {
        std::vector<std::string> all;
        for (const auto& [route, trip] : longest_) {
            all.push_back(fmt::format("{}: 0 is towards {}", route_name(feed, *trip), feed.stops.at(trip->calls.back().stop).name));
        }
        return all;
    }

private:
    std::map<std::string, const GtfsTrip*> longest_;
};

class LineFinder {
public:
    LineFinder(const GtfsFeed& feed, const LineQuery& query) : feed_(feed), query_(query), directions_(feed, query.routes) {
        for (const auto& [id, stop] : feed.stops) ++stops_named_[stop.name];
    }

    GtfsLines find() {
        for (const auto& [id, trip] : feed_.trips) {
            if (!is_of_routes(feed_, trip, query_.routes) || trip.calls.empty()) continue;
            const auto service = feed_.services.find(trip.service);
            for (const int days_before : {1, 0}) {
                if (runs_on(service->second, query_.date - std::chrono::days(days_before))) take(trip, -days_before * day_s);
            }
        }
        std::map<std::string, int> names;
        for (auto& [key, pattern] : patterns_) result_.lines.push_back(line_of(pattern, names));
        result_.directions = directions_.told(feed_);
        result_.stops_left_out.assign(left_out_.begin(), left_out_.end());
        return std::move(result_);
    }

private:
    std::string platform_of(const std::string& direction, const std::string& stop) const {
        if (query_.platforms.empty()) {
            const std::string& name = feed_.stops.at(stop).name;
            return stops_named_.at(name) == 1 ? name : fmt::format("{} ({})", name, stop);
        }
        for (const StopPlatform& row : query_.platforms) {
            if (row.stop == stop && (row.direction.empty() || row.direction == direction)) return row.platform;
        }
        return {};
    }

    void take(const GtfsTrip& trip, double shift_s) {
        Journey journey{route_name(feed_, trip), directions_.of(trip), trip.headsign, {}, {}, {}, {}, 0};
        double left_s = 0;
        for (const GtfsCall& call : trip.calls) {
            const std::string platform = platform_of(journey.direction, call.stop);
            if (platform.empty()) {
                left_out_.insert(feed_.stops.at(call.stop).name);
                continue;
            }
            if (std::find(journey.platforms.begin(), journey.platforms.end(), platform) != journey.platforms.end()) {
                loops_.insert(&trip);
                break;
            }
            result_.interpolated += call.is_interpolated ? 1 : 0;
            if (journey.platforms.empty()) journey.departs_s = call.departure_s;
            journey.running_s.push_back(journey.platforms.empty() ? 0 : call.arrival_s - left_s);
            journey.stands_s.push_back(call.departure_s - call.arrival_s);
            journey.platforms.push_back(platform);
            journey.stops.push_back(feed_.stops.at(call.stop).name);
            left_s = call.departure_s;
        }
        if (journey.platforms.size() < 2) {
            ++result_.too_short;
            return;
        }
        if (trip.frequencies.empty()) return add(trip, journey, journey.departs_s + shift_s);
        const double after_first_s = journey.departs_s - trip.calls.front().departure_s;
        for (const GtfsFrequency& f : trip.frequencies) {
            for (double t = f.from_s; t < f.to_s; t += f.headway_s) add(trip, journey, t + after_first_s + shift_s);
        }
    }

    void add(const GtfsTrip& trip, Journey journey, double departs_s) {
        if (departs_s < query_.from_s || departs_s > query_.to_s) return;
        journey.departs_s = departs_s;
        std::string key = journey.route + '\n' + journey.direction;
        for (const std::string& platform : journey.platforms) key += '\n' + platform;
        Pattern& pattern = patterns_[key];
        if (pattern.journeys.empty()) {
            const auto type = feed_.route_types.find(trip.route);
            pattern.kind = kind_of(type != feed_.route_types.end() ? type->second : -1);
            pattern.name = fmt::format("{} to {}", journey.route, journey.headsign.empty() ? journey.stops.back() : journey.headsign);
            if (loops_.contains(&trip)) result_.loops.push_back(pattern.name);
        }
        pattern.journeys.push_back(std::move(journey));
    }

    GtfsLine line_of(Pattern& pattern, std::map<std::string, int>& names) {
        std::stable_sort(pattern.journeys.begin(), pattern.journeys.end(),
                         [](const Journey& a, const Journey& b) { return a.departs_s < b.departs_s; });
        GtfsLine line;
        line.kind = pattern.kind;
        const int nth = ++names[pattern.name];
        line.name = nth == 1 ? pattern.name : fmt::format("{} ({})", pattern.name, nth);
        const Journey& first = pattern.journeys.front();
        std::vector<double> stands;
        for (std::size_t k = 0; k < first.platforms.size(); ++k) {
            std::vector<double> running;
            for (const Journey& journey : pattern.journeys) {
                running.push_back(journey.running_s[k]);
                if (journey.stands_s[k] > 0 && k > 0) stands.push_back(journey.stands_s[k]);
            }
            line.stops.push_back({first.platforms[k], first.stops[k], median(std::move(running))});
            if (k == 0 || line.stops[k].running_s >= least_running_s) continue;
            line.stops[k].running_s = least_running_s;
            ++result_.made_longer;
        }
        line.dwell_s = stands.empty() ? usual_dwell_s : std::clamp(median(std::move(stands)), 5.0, 600.0);
        measure_spread(pattern, line);
        set_departures(pattern, line);
        return line;
    }

    static void measure_spread(const Pattern& pattern, GtfsLine& line) {
        double whole_s = 0;
        for (const GtfsLine::Stop& stop : line.stops) whole_s += stop.running_s;
        for (const Journey& journey : pattern.journeys) {
            double own_s = 0;
            for (const double running : journey.running_s) own_s += running;
            line.spread_s = std::max(line.spread_s, std::abs(own_s - whole_s));
        }
    }

    static void set_departures(const Pattern& pattern, GtfsLine& line) {
        const double least_gap_s = line.dwell_s + clearance_of(line.kind);
        for (const Journey& journey : pattern.journeys) {
            double at_s = journey.departs_s;
            if (!line.departures_s.empty()) at_s = std::max(at_s, line.departures_s.back() + least_gap_s);
            line.moved += at_s > journey.departs_s;
            line.moved_s = std::max(line.moved_s, at_s - journey.departs_s);
            line.departures_s.push_back(at_s);
        }
    }

    const GtfsFeed& feed_;
    const LineQuery& query_;
    Directions directions_;
    std::map<std::string, int> stops_named_;
    std::map<std::string, Pattern> patterns_;
    std::set<std::string> left_out_;
    std::set<const GtfsTrip*> loops_;
    GtfsLines result_;
};

}  // namespace

GtfsLines find_lines(const GtfsFeed& feed, const LineQuery& query, Faults& faults) {
    check_routes(feed, query.routes, faults);
    if (!faults.empty()) return {};
    GtfsLines lines = LineFinder(feed, query).find();
    if (!lines.lines.empty()) return lines;
    if (lines.too_short > 0) {
        faults.add({feed.file}, fmt::format("of {} trips none calls at two of the platforms", lines.too_short),
                   "a table with two stops of the route at least", "see the stops in stop_times.txt, or import without --stops");
    } else {
        faults.add({feed.file},
                   fmt::format("nothing of these routes departs on {} from {} to {}", date_text(query.date), clock_text(query.from_s),
                               clock_text(query.to_s)),
                   "a day and time with trips", span_text(feed));
    }
    return lines;
}

namespace {

std::string list_of_departures(const GtfsLine& line, const LineQuery& query) {
    std::string text = "departures = [";
    for (std::size_t i = 0; i < line.departures_s.size(); ++i) {
        text += fmt::format("{}\"{}\",", i % 5 == 0 ? "\n    " : " ", moment_text(query.date, line.departures_s[i]));
    }
    return text + "\n]\n";
}

double longest_dwell_s(const GtfsLine& line) {
    double shortest_s = 60 + clearance_of(line.kind);
    for (std::size_t i = 1; i < line.departures_s.size(); ++i) {
        shortest_s = std::min(shortest_s, line.departures_s[i] - line.departures_s[i - 1]);
    }
    return std::max(line.dwell_s, shortest_s - clearance_of(line.kind));
}

std::string line_toml(const GtfsLine& line, const LineQuery& query) {
    std::string text = fmt::format("[[line]]  # {} trips\n", line.departures_s.size());
    if (line.spread_s > 0) {
        text += fmt::format("# Guessed: running times are medians; the way of one trip differs by {:.0f} s.\n", line.spread_s);
    }
    if (line.moved > 0) {
        text += fmt::format("# Guessed: {} departures put off by up to {:.0f} s, so that vehicles do not overlap.\n", line.moved,
                            line.moved_s);
    }
    text += fmt::format("name = {}\nkind = \"{}\"\nstops = [\n", quoted(line.name), name_of(line.kind));
    for (const GtfsLine::Stop& stop : line.stops) {
        text += fmt::format("    {{ platform = {}, running_s = {} }},  # {}\n", quoted(stop.platform), stop.running_s,
                            clean_name(stop.stop));
    }
    text += "]\n" + list_of_departures(line, query);
    return text + fmt::format("capacity = {}\ndwell_s = {}\nmax_dwell_s = {}\nclearance_s = {}\n\n", query.capacity, line.dwell_s,
                              longest_dwell_s(line), clearance_of(line.kind));
}

}  // namespace

std::string lines_toml(const GtfsLines& lines, const LineQuery& query, const GtfsFeed& feed) {
    std::string text = fmt::format(
        "# Lines on {}, departures from {} to {}, from {}.\n# Put these sections into scenario.toml, whose start must not be after the "
        "first departure.\n# Guessed: capacity = {} in each vehicle (--capacity).\n",
        date_text(query.date), clock_text(query.from_s), clock_text(query.to_s), feed.file, query.capacity);
    const auto told = [&](std::size_t count, const char* what) {
        if (count > 0) text += fmt::format("# Guessed: {} {}\n", count, what);
    };
    told(lines.interpolated, "calls without a time, spread evenly between the stops before and after.");
    told(lines.made_longer, "running times below 10 s made 10 s.");
    told(lines.too_short, "trips left out that call at fewer than two platforms.");
    const auto list = [&](const std::vector<std::string>& names, const char* before, const char* after) {
        for (const std::string& name : names) text += fmt::format("# {}{}{}\n", before, clean_name(name), after);
    };
    list(lines.directions, "Guessed: the feed has no direction_id for ", ".");
    list(lines.loops, "Guessed: ", " ends before it would call at a platform again.");
    list(lines.stops_left_out, "Left out: no platform is given for '", "'.");
    if (query.platforms.empty()) {
        text += "# To do: name the venue's platforms with a table stop,platform (--stops); here every stop is a platform of its name.\n";
    }
    text += '\n';
    for (const GtfsLine& line : lines.lines) text += line_toml(line, query);
    return text;
}

}  // namespace tidegate
