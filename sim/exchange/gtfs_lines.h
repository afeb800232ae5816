#pragma once
#include <string>
#include <vector>

#include "exchange/gtfs_feed.h"
#include "network/line_def.h"

namespace tidegate {

/// A row of the table that says which stop of the feed is which platform of the venue.
struct StopPlatform {
    std::string stop;       ///< id
    std::string direction;  ///< direction_id of trips.txt, else as GtfsLines::directions; empty: either
    std::string platform;
};

/// Which routes a planner wants as lines, on which day.
struct LineQuery {
    std::vector<std::string> routes;  ///< ids or names
    std::chrono::sys_days date{};
    double from_s = 0;                ///< departures from a line's first platform, after midnight ...
    double to_s = 30 * 3600.0;        ///< ... into the night after the date
    std::vector<StopPlatform> platforms;  ///< empty: every stop is a platform of its name, with its id where several have it
    int capacity = 200;
};

/// The trips of one route that call at the same platforms in the same order.
struct GtfsLine {
    struct Stop {
        std::string platform, stop;
        double running_s = 0;
    };
    std::string name;  ///< "LINHA1 to Novo Hamburgo"
    LineKind kind = LineKind::metro;
    std::vector<Stop> stops;
    std::vector<double> departures_s;  ///< after midnight of the date, ascending
    double dwell_s = 20;
    double spread_s = 0;  ///< by which the way of a trip differs most from that of the line
    double moved_s = 0;   ///< by which a departure was put off most, so that vehicles do not overlap
    int moved = 0;        ///< how many
};

struct GtfsLines {
    std::vector<GtfsLine> lines;
    std::size_t interpolated = 0;           ///< calls the feed gives no time for
    std::size_t too_short = 0;              ///< trips that call at fewer than two platforms
    std::size_t made_longer = 0;            ///< running times below least_running_s
    std::vector<std::string> stops_left_out;  ///< names of stops that are no platform
    /// Where trips.txt has no direction_id: "LINHA1: 0 is towards Novo Hamburgo". 0: as the route's longest trip goes.
    std::vector<std::string> directions;
    std::vector<std::string> loops;         ///< lines cut where they would call at a platform again
};

constexpr double least_running_s = 10;  ///< feeds in whole minutes have 0 s between stops that are near

/// stop,platform or stop,platform,direction: a stop by its id or name; a name stands for every stop of that name and a
/// station for all its stops. Faults with file and line.
std::vector<StopPlatform> read_stop_table(const std::string& file, const std::string& text, const GtfsFeed& feed, Faults& faults);

/// Trips of the date and, after midnight, of the day before. A line's running times are the medians of its trips. Faults:
/// no such route, nothing runs on that date, no two of the platforms are on the way of any trip.
GtfsLines find_lines(const GtfsFeed& feed, const LineQuery& query, Faults& faults);

/// [[line]] sections for scenario.toml, and comments that say what was guessed and what is to do.
std::string lines_toml(const GtfsLines& lines, const LineQuery& query, const GtfsFeed& feed);

}  // namespace tidegate
