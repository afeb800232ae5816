#include "exchange/timetable.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "exchange/gtfs_query.h"
#include "exchange/map_text.h"

namespace tidegate {
namespace {

constexpr double day_s = 86400;
constexpr double least_gap_s = 20;  // dwell_s may be as short as 1 s; doors need longer to open and close
constexpr std::size_t most_faults = 20;

/// A train at the stop, before it is sorted into lines.
struct Arrival {
    double at_s = 0;
    double stand_s = 0;
    std::string line, route, trip;
    bool is_interpolated = false;
};

std::set<std::string> stops_meant(const GtfsFeed& feed, const std::string& wanted, Faults& faults) {
    std::set<std::string> ids;
    for (const auto& [id, stop] : feed.stops) {
        if (id == wanted || plain_word(stop.name) == plain_word(wanted)) ids.insert(id);
    }
    for (const auto& [id, stop] : feed.stops) {
        if (!stop.parent.empty() && ids.contains(stop.parent)) ids.insert(id);
    }
    if (ids.empty()) {
        std::vector<std::string> names;
        for (const auto& [id, stop] : feed.stops) names.push_back(stop.name);
        faults.add({feed.file + "/stops.txt"}, fmt::format("has no stop '{}'", wanted), "stop_id or stop_name",
                   nearest_name_cure(wanted, names));
    }
    return ids;
}

class ArrivalFinder {
public:
    ArrivalFinder(const GtfsFeed& feed, const TimetableQuery& query, const std::set<std::string>& stops)
        : feed_(feed), query_(query), stops_(stops) {}

    std::vector<Arrival> find() {
        for (const auto& [id, trip] : feed_.trips) {
            if (!is_of_routes(feed_, trip, query_.routes)) continue;
            const auto service = feed_.services.find(trip.service);
            for (const int days_before : {1, 0}) {
                if (runs_on(service->second, query_.date - std::chrono::days(days_before))) take(trip, -days_before * day_s);
            }
        }
        std::stable_sort(arrivals_.begin(), arrivals_.end(), [](const Arrival& a, const Arrival& b) { return a.at_s < b.at_s; });
        return std::move(arrivals_);
    }

private:
    const std::string& name_of(const std::string& stop) const { return feed_.stops.at(stop).name; }

    void take(const GtfsTrip& trip, double shift_s) {
        for (std::size_t i = 0; i < trip.calls.size(); ++i) {
            const GtfsCall& call = trip.calls[i];
            if (!stops_.contains(call.stop)) continue;
            Arrival arrival{0, call.departure_s - call.arrival_s, "", route_name(feed_, trip), trip.id, call.is_interpolated};
            arrival.line = i + 1 < trip.calls.size() ? "to " + name_of(trip.calls[i + 1].stop)
                           : i > 0                   ? "ending here, from " + name_of(trip.calls[i - 1].stop)
                                                     : "ending here";
            if (trip.frequencies.empty()) {
                add(arrival, call.arrival_s + shift_s);
                continue;
            }
            const double after_first_s = call.arrival_s - trip.calls.front().departure_s;
            for (const GtfsFrequency& f : trip.frequencies) {
                for (double t = f.from_s; t < f.to_s; t += f.headway_s) add(arrival, t + after_first_s + shift_s);
            }
        }
    }

    void add(Arrival arrival, double at_s) {
        arrival.at_s = at_s;
        if (at_s >= query_.from_s && at_s <= query_.to_s) arrivals_.push_back(std::move(arrival));
    }

    const GtfsFeed& feed_;
    const TimetableQuery& query_;
    const std::set<std::string>& stops_;
    std::vector<Arrival> arrivals_;
};

void add_to_line(const Arrival& arrival, std::map<std::string, TrainLine>& lines, std::map<std::string, std::string>& last_trip,
                 const GtfsFeed& feed, Faults& faults) {
    TrainLine& line = lines[arrival.line];
    line.name = arrival.line;
    if (!line.arrivals_s.empty() && arrival.at_s - line.arrivals_s.back() < least_gap_s) {
        if (faults.size() < most_faults) {
            faults.add({feed.file + "/stop_times.txt"},
                       fmt::format("the trips '{}' and '{}' {} arrive at {} and {}: trains at one platform edge would overlap",
                                   last_trip[arrival.line], arrival.trip, arrival.line, clock_text(line.arrivals_s.back()),
                                   clock_text(arrival.at_s)),
                       fmt::format("at least {} s from one to the next", least_gap_s),
                       "take fewer lines with --route, or one platform with --stop ID");
        }
        return;
    }
    if (std::find(line.routes.begin(), line.routes.end(), arrival.route) == line.routes.end()) line.routes.push_back(arrival.route);
    if (arrival.stand_s > 0) line.stand_s = line.stand_s > 0 ? std::min(line.stand_s, arrival.stand_s) : arrival.stand_s;
    line.arrivals_s.push_back(arrival.at_s);
    last_trip[arrival.line] = arrival.trip;
}

// Every arrival at its second: a headway holds until the next one that differs.
std::string train_toml(const TrainLine& line, const std::string& platform, const TimetableQuery& query) {
    const std::vector<double>& at = line.arrivals_s;
    double shortest_s = 60;
    for (std::size_t i = 0; i + 1 < at.size(); ++i) shortest_s = std::min(shortest_s, at[i + 1] - at[i]);
    const double dwell_s = std::min(line.stand_s > 0 ? line.stand_s : 30, shortest_s);
    const double headway_s = at.size() > 1 ? at[1] - at[0] : day_s;
    std::string text = fmt::format(
        "[[train]]  # {} trains of {}\nname = {}\nplatform = {}\nfirst = \"{}\"\nlast = \"{}\"\nheadway_s = {}\n", at.size(),
        fmt::join(line.routes, ", "), quoted(line.name), quoted(platform), moment_text(query.date, at.front()),
        moment_text(query.date, at.back()), headway_s);
    std::string changes;
    double now_s = headway_s;
    for (std::size_t i = 1; i + 1 < at.size(); ++i) {
        if (at[i + 1] - at[i] == now_s) continue;
        now_s = at[i + 1] - at[i];
        changes += fmt::format("    {{ from = \"{}\", headway_s = {} }},\n", moment_text(query.date, at[i]), now_s);
    }
    if (!changes.empty()) text += "headways = [\n" + changes + "]\n";
    return text + fmt::format("dwell_s = {}\nmax_dwell_s = {}\nplaces = {}\n\n", dwell_s, shortest_s, query.places);
}

}  // namespace

Timetable find_trains(const GtfsFeed& feed, const TimetableQuery& query, Faults& faults) {
    Timetable timetable;
    const std::set<std::string> stops = stops_meant(feed, query.stop, faults);
    check_routes(feed, query.routes, faults);
    if (!faults.empty()) return timetable;
    const std::vector<Arrival> arrivals = ArrivalFinder(feed, query, stops).find();
    if (arrivals.empty()) {
        faults.add({feed.file},
                   fmt::format("nothing stops at '{}' on {} from {} to {}", query.stop, date_text(query.date), clock_text(query.from_s),
                               clock_text(query.to_s)),
                   "a day and time with trains", span_text(feed));
        return timetable;
    }
    std::map<std::string, TrainLine> lines;
    std::map<std::string, std::string> last_trip;
    for (const Arrival& arrival : arrivals) {
        timetable.interpolated += arrival.is_interpolated ? 1 : 0;
        add_to_line(arrival, lines, last_trip, feed, faults);
    }
    for (auto& [name, line] : lines) timetable.lines.push_back(std::move(line));
    return timetable;
}

std::string timetable_toml(const Timetable& timetable, const TimetableQuery& query, const GtfsFeed& feed) {
    std::string text = fmt::format(
        "# Trains at '{}' on {}, {} to {}, from {}.\n# Put these sections into scenario.toml, whose start must not be after the first "
        "train.\n"
        "# Guessed: places = {} free in each train (--places).\n",
        query.stop, date_text(query.date), clock_text(query.from_s), clock_text(query.to_s), feed.file, query.places);
    if (timetable.interpolated > 0) {
        text += fmt::format("# Guessed: {} arrivals without a time, spread evenly between the stops before and after.\n",
                            timetable.interpolated);
    }
    for (std::size_t i = 0; i < timetable.lines.size(); ++i) {
        if (i < query.platforms.size()) continue;
        text += fmt::format("# To do: name the venue's platform for the trains {} (--platform).\n", timetable.lines[i].name);
    }
    text += '\n';
    for (std::size_t i = 0; i < timetable.lines.size(); ++i) {
        const std::string platform = i < query.platforms.size() ? query.platforms[i] : fmt::format("platform {}", i + 1);
        text += train_toml(timetable.lines[i], platform, query);
    }
    return text;
}

}  // namespace tidegate
