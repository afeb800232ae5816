#include "exchange/gtfs_feed.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "exchange/map_text.h"
#include "scenario/csv.h"

namespace tidegate {
namespace {

constexpr std::size_t most_faults = 30;

using Texts = std::map<std::string, std::string>;

/// One file of the feed, by columns. Faults beyond the first thirty are not kept: a wrong column would bring one for each row.
class GtfsTable {
public:
    GtfsTable(const std::string& feed, const char* name, const Texts& texts, bool is_needed, Faults& faults)
        : file_(feed + "/" + name), faults_(faults) {
        const auto text = texts.find(name);
        if (text == texts.end()) {
            if (is_needed) faults.add({feed}, fmt::format("has no {}", name), "a whole GTFS feed");
            return;
        }
        rows_ = read_csv(file_, text->second, faults);
        if (rows_.empty()) return;
        for (std::size_t i = 0; i < rows_[0].cells.size(); ++i) columns_[rows_[0].cells[i].text] = i;
        rows_.erase(rows_.begin());
        has_head_ = true;
    }

    bool is_there() const { return has_head_; }
    const std::vector<CsvRow>& rows() const { return rows_; }

    bool has(std::initializer_list<const char*> names) {
        bool all = has_head_;
        for (const char* name : names) {
            if (!has_head_ || columns_.contains(name)) continue;
            std::vector<std::string> known;
            for (const auto& [column, at] : columns_) known.push_back(column);
            faults_.add({file_, 1, 1}, fmt::format("has no column '{}'", name), {}, nearest_name_cure(name, known));
            all = false;
        }
        return all;
    }

    std::string cell(const CsvRow& row, const char* name) const {
        const auto column = columns_.find(name);
        return column != columns_.end() && column->second < row.cells.size() ? row.cells[column->second].text : std::string{};
    }

    void fault(const CsvRow& row, const char* name, const std::string& what, std::string expected, std::string cure = {}) {
        if (faults_.size() >= most_faults) return;
        const auto column = columns_.find(name);
        const int at = column != columns_.end() && column->second < row.cells.size() ? row.cells[column->second].column : 1;
        faults_.add({file_, row.line, at}, what, std::move(expected), std::move(cure));
    }

    std::optional<double> clock(const CsvRow& row, const char* name) {
        const std::string text = cell(row, name);
        const auto value = clock_in(text);
        if (!value) fault(row, name, fmt::format("{} is '{}'", name, text), "a time H:MM:SS, beyond 24:00:00 after midnight");
        return value;
    }

private:
    std::string file_;
    Faults& faults_;
    std::vector<CsvRow> rows_;
    std::map<std::string, std::size_t> columns_;
    bool has_head_ = false;
};

class FeedReader {
public:
    FeedReader(const std::string& file, const Texts& texts, Faults& faults) : texts_(texts), faults_(faults) { feed_.file = file; }

    GtfsFeed read() {
        read_stops();
        read_routes();
        read_calendar();
        read_exceptions();
        read_trips();
        read_calls();
        read_frequencies();
        return std::move(feed_);
    }

private:
    GtfsTable table(const char* name, bool is_needed) { return {feed_.file, name, texts_, is_needed, faults_}; }

    void read_stops() {
        GtfsTable stops = table("stops.txt", true);
        if (!stops.has({"stop_id", "stop_name"})) return;
        for (const CsvRow& row : stops.rows()) {
            const std::string id = stops.cell(row, "stop_id");
            feed_.stops[id] = {id, stops.cell(row, "stop_name"), stops.cell(row, "parent_station")};
        }
    }

    void read_routes() {
        GtfsTable routes = table("routes.txt", true);
        if (!routes.has({"route_id"})) return;
        for (const CsvRow& row : routes.rows()) {
            const std::string name = routes.cell(row, "route_short_name");
            feed_.route_names[routes.cell(row, "route_id")] = name.empty() ? routes.cell(row, "route_long_name") : name;
            const auto type = number_in(routes.cell(row, "route_type"));
            feed_.route_types[routes.cell(row, "route_id")] = type ? static_cast<int>(*type) : -1;
        }
    }

    void read_calendar() {
        GtfsTable calendar = table("calendar.txt", !texts_.contains("calendar_dates.txt"));
        constexpr const char* days[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
        if (!calendar.is_there() || !calendar.has({"service_id", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                                                   "sunday", "start_date", "end_date"})) {
            return;
        }
        for (const CsvRow& row : calendar.rows()) {
            GtfsService& service = feed_.services[calendar.cell(row, "service_id")];
            for (std::size_t day = 0; day < 7; ++day) {
                const std::string runs = calendar.cell(row, days[day]);
                if (runs != "0" && runs != "1") calendar.fault(row, days[day], fmt::format("{} is '{}'", days[day], runs), "0 or 1");
                service.weekdays[day] = runs == "1";
            }
            const auto from = date_in(calendar.cell(row, "start_date")), to = date_in(calendar.cell(row, "end_date"));
            if (!from)
                calendar.fault(row, "start_date", fmt::format("start_date is '{}'", calendar.cell(row, "start_date")), "a date YYYYMMDD");
            if (!to) calendar.fault(row, "end_date", fmt::format("end_date is '{}'", calendar.cell(row, "end_date")), "a date YYYYMMDD");
            if (from && to && *to < *from)
                calendar.fault(row, "end_date", "the calendar ends before it begins", "end_date not before start_date");
            if (from && to) service.from = *from, service.to = *to;
        }
    }

    void read_exceptions() {
        GtfsTable dates = table("calendar_dates.txt", false);
        if (!dates.is_there() || !dates.has({"service_id", "date", "exception_type"})) return;
        for (const CsvRow& row : dates.rows()) {
            const auto date = date_in(dates.cell(row, "date"));
            const std::string type = dates.cell(row, "exception_type");
            if (!date) dates.fault(row, "date", fmt::format("date is '{}'", dates.cell(row, "date")), "a date YYYYMMDD");
            if (type != "1" && type != "2")
                dates.fault(row, "exception_type", fmt::format("exception_type is '{}'", type), "1 (runs) or 2 (does not run)");
            if (date) feed_.services[dates.cell(row, "service_id")].exceptions[*date] = type == "1";
        }
    }

    void read_trips() {
        GtfsTable trips = table("trips.txt", true);
        if (!trips.has({"route_id", "service_id", "trip_id"})) return;
        for (const CsvRow& row : trips.rows()) {
            GtfsTrip trip{trips.cell(row, "trip_id"),
                          trips.cell(row, "route_id"),
                          trips.cell(row, "service_id"),
                          trips.cell(row, "trip_headsign"),
                          trips.cell(row, "direction_id"),
                          {},
                          {}};
            if (!feed_.services.contains(trip.service)) {
                trips.fault(row, "service_id", fmt::format("the service '{}' is in no calendar", trip.service),
                            "a service of calendar.txt or calendar_dates.txt");
            }
            const std::string id = trip.id;
            if (!feed_.trips.emplace(id, std::move(trip)).second) {
                trips.fault(row, "trip_id", fmt::format("the trip '{}' was there before", id), "each trip once");
            }
        }
    }

    void read_calls() {
        GtfsTable calls = table("stop_times.txt", true);
        if (!calls.has({"trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence"})) return;
        for (const CsvRow& row : calls.rows()) read_call(calls, row);
        for (auto& [id, trip] : feed_.trips) complete(calls, trip);
    }

    void read_call(GtfsTable& calls, const CsvRow& row) {
        const auto trip = feed_.trips.find(calls.cell(row, "trip_id"));
        if (trip == feed_.trips.end()) {
            return calls.fault(row, "trip_id", fmt::format("the trip '{}' is not in trips.txt", calls.cell(row, "trip_id")),
                               "a trip of trips.txt");
        }
        GtfsCall call;
        call.stop = calls.cell(row, "stop_id");
        call.line = row.line;
        if (!feed_.stops.contains(call.stop)) {
            return calls.fault(row, "stop_id", fmt::format("the stop '{}' is not in stops.txt", call.stop), "a stop of stops.txt");
        }
        const auto sequence = number_in(calls.cell(row, "stop_sequence"));
        if (!sequence || *sequence < 0 || *sequence > 1e6) {
            return calls.fault(row, "stop_sequence", fmt::format("stop_sequence is '{}'", calls.cell(row, "stop_sequence")),
                               "a whole number");
        }
        call.sequence = static_cast<int>(*sequence);
        std::string arrival = calls.cell(row, "arrival_time"), departure = calls.cell(row, "departure_time");
        call.is_interpolated = arrival.empty() && departure.empty();
        if (!call.is_interpolated) {
            const auto at = calls.clock(row, arrival.empty() ? "departure_time" : "arrival_time");
            const auto off = calls.clock(row, departure.empty() ? "arrival_time" : "departure_time");
            if (!at || !off) return;
            if (*off < *at)
                return calls.fault(row, "departure_time", "the departure is before the arrival", "departure_time not before arrival_time");
            call.arrival_s = *at, call.departure_s = *off;
        }
        trip->second.calls.push_back(std::move(call));
    }

    // Orders the calls, spreads missing times and finds those that go back in time.
    void complete(GtfsTable& calls, GtfsTrip& trip) {
        std::stable_sort(trip.calls.begin(), trip.calls.end(),
                         [](const GtfsCall& a, const GtfsCall& b) { return a.sequence < b.sequence; });
        std::size_t last = trip.calls.size();  // with a time
        for (std::size_t i = 0; i < trip.calls.size(); ++i) {
            GtfsCall& call = trip.calls[i];
            if (call.is_interpolated) continue;
            const CsvRow row{call.line, {}};
            if (last == trip.calls.size() && i > 0) {
                calls.fault(row, "arrival_time", fmt::format("the trip '{}' has no time at its first stop", trip.id),
                            "a time at the first and the last stop");
            }
            if (last < i) {
                const GtfsCall& before = trip.calls[last];
                if (call.arrival_s < before.departure_s) {
                    calls.fault(row, "arrival_time", fmt::format("the trip '{}' arrives before it left the stop before", trip.id),
                                "times that grow along a trip", "after midnight hours go on: 24:10:00");
                }
                for (std::size_t k = last + 1; k < i; ++k) {
                    const double share = double(k - last) / double(i - last);
                    trip.calls[k].arrival_s = trip.calls[k].departure_s =
                        std::round(before.departure_s + share * (call.arrival_s - before.departure_s));
                }
            }
            last = i;
        }
        if (!trip.calls.empty() && trip.calls.back().is_interpolated) {
            calls.fault({trip.calls.back().line, {}}, "arrival_time", fmt::format("the trip '{}' has no time at its last stop", trip.id),
                        "a time at the first and the last stop");
        }
    }

    void read_frequencies() {
        GtfsTable table_ = table("frequencies.txt", false);
        if (!table_.is_there() || !table_.has({"trip_id", "start_time", "end_time", "headway_secs"})) return;
        for (const CsvRow& row : table_.rows()) {
            const auto trip = feed_.trips.find(table_.cell(row, "trip_id"));
            if (trip == feed_.trips.end()) {
                table_.fault(row, "trip_id", fmt::format("the trip '{}' is not in trips.txt", table_.cell(row, "trip_id")),
                             "a trip of trips.txt");
                continue;
            }
            const auto from = table_.clock(row, "start_time"), to = table_.clock(row, "end_time");
            const auto headway = number_in(table_.cell(row, "headway_secs"));
            if (!headway || *headway < 1) {
                table_.fault(row, "headway_secs", fmt::format("headway_secs is '{}'", table_.cell(row, "headway_secs")),
                             "a number of at least 1 [s]");
            } else if (from && to && *to <= *from) {
                table_.fault(row, "end_time", "the frequency ends before it begins", "end_time after start_time");
            } else if (from && to) {
                trip->second.frequencies.push_back({*from, *to, *headway});
            }
        }
    }

    const Texts& texts_;
    Faults& faults_;
    GtfsFeed feed_;
};

}  // namespace

GtfsFeed read_gtfs(const std::string& feed, const Texts& texts, Faults& faults) { return FeedReader(feed, texts, faults).read(); }

}  // namespace tidegate
