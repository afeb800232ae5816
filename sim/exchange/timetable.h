#pragma once
#include <string>
#include <vector>

#include "exchange/gtfs_feed.h"

namespace tidegate {

/// Which trains a planner wants to see at which platforms.
struct TimetableQuery {
    std::string stop;  ///< id or name; a station stands for all its platforms
    std::chrono::sys_days date{};
    double from_s = 0;                   ///< on that date, after midnight
    double to_s = 30 * 3600.0;           ///< into the night after it
    std::vector<std::string> routes;     ///< ids or names; empty: all
    std::vector<std::string> platforms;  ///< names in the venue, for the services in their order
    int places = 200;                    ///< free in each train
};

/// The trains of one platform edge: those that go on to the same next stop, in the order of their arrival.
struct TrainLine {
    std::string name;                 ///< "to Central", "ending here, from Central"
    std::vector<std::string> routes;  ///< names
    std::vector<double> arrivals_s;   ///< after midnight of the date
    double stand_s = 0;               ///< shortest stop that the timetable gives; 0: none
};

/// A timetable as a scenario takes it.
struct Timetable {
    std::vector<TrainLine> lines;
    std::size_t interpolated = 0;  ///< arrivals the feed gives no time for
};

/// All arrivals in the window, of this and the day before (after midnight). Faults: no such stop or route, nothing runs on
/// that date, trains that come to one edge less than 20 s after each other.
Timetable find_trains(const GtfsFeed& feed, const TimetableQuery& query, Faults& faults);

/// [[train]] sections for scenario.toml with every arrival at its second, and comments that say what was guessed.
std::string timetable_toml(const Timetable& timetable, const TimetableQuery& query, const GtfsFeed& feed);

}  // namespace tidegate
