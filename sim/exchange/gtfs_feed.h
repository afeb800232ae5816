#pragma once
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/fault.h"

namespace tidegate {

/// The part of a GTFS feed that says when what comes to a stop (gtfs.org/schedule/reference).
struct GtfsStop {
    std::string id, name, parent;
};

struct GtfsCall {
    std::string stop;
    int sequence = 0;
    double arrival_s = 0;  ///< after 12 h before noon of the service day; may pass 24 h
    double departure_s = 0;
    bool is_interpolated = false;  ///< the feed gives no time here
    int line = 0;                  ///< of stop_times.txt
};

struct GtfsFrequency {
    double from_s = 0, to_s = 0, headway_s = 0;
};

struct GtfsTrip {
    std::string id, route, service, headsign, direction;
    std::vector<GtfsCall> calls;  ///< by sequence
    std::vector<GtfsFrequency> frequencies;
};

/// A service runs on the weekdays of its calendar between two dates, and on dates of their own.
struct GtfsService {
    bool weekdays[7] = {};  ///< Monday first
    std::chrono::year_month_day from{}, to{};
    std::map<std::chrono::sys_days, bool> exceptions;  ///< true: runs, false: does not
};

struct GtfsFeed {
    std::string file;
    std::map<std::string, GtfsStop> stops;
    std::map<std::string, GtfsTrip> trips;
    std::map<std::string, std::string> route_names;
    std::map<std::string, int> route_types;  ///< 0 tram, 1 metro, 2 rail, 3 bus, ...; -1: not given
    std::map<std::string, GtfsService> services;
};

/// Reads a feed from the texts of its files ("stops.txt", ...). Faults name file and line; with any, the result is not to be
/// used. Times that are missing between two that are there are spread evenly over the stops.
GtfsFeed read_gtfs(const std::string& feed, const std::map<std::string, std::string>& texts, Faults& faults);

bool runs_on(const GtfsService& service, std::chrono::sys_days date);
/// "20190304" or "2019-03-04"; nothing when it is no date.
std::optional<std::chrono::sys_days> date_in(const std::string& text);
/// "25:10:00" or "25:10" in seconds; nothing when it is no time up to 99 h.
std::optional<double> clock_in(const std::string& text);
/// "2019-03-04".
std::string date_text(std::chrono::sys_days date);

}  // namespace tidegate
