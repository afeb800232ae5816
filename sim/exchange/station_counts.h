#pragma once
#include <string>
#include <vector>

#include "base/fault.h"

namespace tidegate {

/// Entries and exits of stations, and what they are in a scenario (docs/import.md, "Counts of stations").

/// A place outside the stations with its share, or a goal with its share.
struct WeightedName {
    std::string name;
    double weight = 1;
};

/// A stay that those begin who come before `until_s`.
struct CountedVisit {
    std::string stay;
    double until_s = 1e9;
};

/// What a station is in the scenario.
struct CountedStation {
    std::string name;
    int line = 0;                          ///< in the table of stations
    std::string entrance, exit;            ///< where those who enter appear, where those who leave go
    std::vector<WeightedName> comes_from;  ///< origins beyond, of those who leave the station
    std::vector<WeightedName> goes_to;     ///< goals beyond, of those who enter it
    std::vector<CountedVisit> visits;      ///< of those who leave it beyond the usual number
    std::vector<WeightedName> after;       ///< goals of these when their visit is over
};

/// Counts of one station in one slice.
struct StationCount {
    int line = 0;
    int entries = 0, exits = 0;
    int usual_entries = -1, usual_exits = -1;  ///< -1: not given
};

/// A slice of the day with the counts of all stations, in their order.
struct CountedSlice {
    double from_s = 0, to_s = 0;
    std::vector<StationCount> counts;
};

/// Trips from one place to another for each that is counted: [from][to], the last one is everything beyond.
struct CountedPairs {
    bool given = false;
    std::vector<std::vector<double>> weight;
};

struct StationCounts {
    std::string file;  ///< of the counts
    std::vector<CountedStation> stations;
    std::vector<CountedSlice> slices;  ///< one after the other without a gap
    CountedPairs pairs;
};

/// A table and the name under which its faults are told.
struct CountTable {
    std::string file, text;
};

/// Reads and checks the three tables; `between` may have an empty name: then all trips lead beyond. Slices that begin at `until_s` or
/// later are left out.
StationCounts read_station_counts(const CountTable& counts, const CountTable& stations, const CountTable& between, double until_s,
                                  Faults& faults);

/// The demand made of them.
struct CountedDemand {
    std::string csv;                 ///< demand.csv
    std::vector<std::string> notes;  ///< what did not match, and what was done
};
CountedDemand trips_from_counts(const StationCounts& counts, Faults& faults);

}  // namespace tidegate
