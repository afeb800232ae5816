#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "demand/balance_trips.h"
#include "exchange/station_counts.h"
#include "scenario/csv.h"

namespace tidegate {
namespace {

constexpr double day_s = 86400;

// Times after midnight as times of day: the scenario's day goes on.
std::string time_of_day(double seconds) {
    const int s = static_cast<int>(std::fmod(seconds, day_s));
    return s % 60 == 0 ? fmt::format("{:02}:{:02}", s / 3600, s / 60 % 60) : fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

std::vector<double> weights_of(const std::vector<WeightedName>& names) {
    std::vector<double> weights;
    for (const WeightedName& one : names) weights.push_back(one.weight);
    return weights;
}

// Each after the first its share, to the nearest even number where two are as near; the first what is left.
std::vector<int> shared(int people, const std::vector<WeightedName>& goals) {
    double sum = 0;
    for (const WeightedName& goal : goals) sum += goal.weight;
    std::vector<int> out{people};
    for (std::size_t k = 1; k < goals.size(); ++k) {
        out.push_back(static_cast<int>(std::nearbyint(people * goals[k].weight / sum)));
        out[0] -= out.back();
    }
    return out;
}

/// What the trips of one slice are made of.
struct Sums {
    std::vector<int> entries, exits, visitors;  ///< [station]
};

Sums sums_of(const CountedSlice& slice) {
    Sums sums;
    for (const StationCount& count : slice.counts) {
        const bool has_usual = count.usual_exits >= 0;
        const int exits = has_usual ? std::min(count.usual_exits, count.exits) : count.exits;
        sums.entries.push_back(has_usual ? count.usual_entries : count.entries);
        sums.exits.push_back(exits);
        sums.visitors.push_back(count.exits - exits);
    }
    return sums;
}

class DemandWriter {
public:
    DemandWriter(const StationCounts& counts, Faults& faults) : counts_(counts), faults_(faults), places_(static_cast<int>(counts.stations.size()) + 1) {}

    CountedDemand write() {
        out_.csv = fmt::format("# Made by tidegate import --counts from {}.\nfrom,to,count,origin,goal,stays\n",
                               counts_.file.substr(counts_.file.rfind('/') + 1));
        for (const CountedSlice& slice : counts_.slices) add_slice(slice);
        return std::move(out_);
    }

private:
    void add(const CountedSlice& slice, int people, const std::string& origin, const std::string& goal, const std::string& stay = {}) {
        if (people <= 0) return;
        out_.csv += fmt::format("{},{},{},{},{},{}\n", time_of_day(slice.from_s), time_of_day(slice.to_s), people, csv_cell(origin),
                                csv_cell(goal), csv_cell(stay));
    }

    double weight(int from, int to) const { return counts_.pairs.weight[std::size_t(from)][std::size_t(to)]; }

    // Where nothing leads beyond, as many must leave stations as enter them: the exits give way.
    std::vector<double> matched_exits(const CountedSlice& slice, const Sums& sums) {
        std::vector<double> exits(sums.exits.begin(), sums.exits.end());
        bool is_closed = true;
        for (int i = 0; i + 1 < places_; ++i) is_closed = is_closed && weight(i, places_ - 1) == 0 && weight(places_ - 1, i) == 0;
        const double in = std::accumulate(sums.entries.begin(), sums.entries.end(), 0.0), out = std::accumulate(exits.begin(), exits.end(), 0.0);
        if (!is_closed || in == out) return exits;
        if (out == 0) {
            faults_.add({counts_.file, slice.counts.front().line}, fmt::format("{:.0f} people enter from {} on, and nobody leaves", in, time_of_day(slice.from_s)),
                        "exits, or trips to beyond in --between");
            return exits;
        }
        for (double& people : exits) people *= in / out;
        out_.notes.push_back(fmt::format("{} to {}: {:.0f} enter and {:.0f} leave, {:.0f} {}; exits were multiplied by {:.4f}", time_of_day(slice.from_s),
                                         time_of_day(slice.to_s), in, out, std::abs(in - out), in > out ? "more enter" : "more leave", in / out));
        return exits;
    }

    TripTable balanced(const CountedSlice& slice, const Sums& sums) {
        TripTable table{places_, std::vector<double>(std::size_t(places_ * places_), 0)};
        for (int from = 0; from < places_; ++from) {
            for (int to = 0; to < places_; ++to) table.at(from, to) = weight(from, to);
        }
        std::vector<double> leaving(sums.entries.begin(), sums.entries.end()), arriving = matched_exits(slice, sums);
        leaving.push_back(-1);
        arriving.push_back(-1);
        const Balance result = balance(leaving, arriving, table);
        if (result.worst <= 0.5) return table;
        faults_.add({counts_.file, slice.counts.front().line},
                    fmt::format("the counts from {} to {} cannot be met by the trips of --between: some station misses them by {:.0f}",
                                time_of_day(slice.from_s), time_of_day(slice.to_s), result.worst),
                    "for each station some way to go and to come from", "give trips from and to beyond");
        return table;
    }

    // Those who enter a station in whole numbers: to each goal beyond, then to each other station.
    std::vector<int> entering(const TripTable& table, int from, int entries) const {
        const CountedStation& station = counts_.stations[std::size_t(from)];
        double sum = 0;
        for (const WeightedName& goal : station.goes_to) sum += goal.weight;
        std::vector<double> cells;
        for (const WeightedName& goal : station.goes_to) cells.push_back(table.at(from, places_ - 1) * goal.weight / sum);
        for (int to = 0; to + 1 < places_; ++to) cells.push_back(table.at(from, to));
        return dealt(entries, cells);
    }

    void add_visitors(const CountedSlice& slice, const CountedStation& station, int visitors, const std::string& origin) {
        const auto visit = std::find_if(station.visits.begin(), station.visits.end(),
                                        [&](const CountedVisit& one) { return slice.from_s < one.until_s; });
        if (visitors == 0 || visit == station.visits.end()) return;
        const std::vector<int> people = shared(visitors, station.after);
        for (std::size_t k = 0; k < people.size(); ++k) add(slice, people[k], origin, station.after[k].name, visit->stay);
    }

    void add_slice(const CountedSlice& slice) {
        const Sums sums = sums_of(slice);
        const TripTable table = balanced(slice, sums);
        if (!faults_.empty()) return;
        std::vector<std::vector<int>> enter;
        std::vector<int> from_beyond = sums.exits;
        for (int from = 0; from + 1 < places_; ++from) {
            enter.push_back(entering(table, from, sums.entries[std::size_t(from)]));
            const std::size_t goals = counts_.stations[std::size_t(from)].goes_to.size();
            for (int to = 0; to + 1 < places_; ++to) from_beyond[std::size_t(to)] -= enter.back()[goals + std::size_t(to)];
        }
        for (int at = 0; at + 1 < places_; ++at) add_station(slice, at, enter[std::size_t(at)], from_beyond[std::size_t(at)], sums.visitors[std::size_t(at)]);
    }

    void add_station(const CountedSlice& slice, int at, const std::vector<int>& enter, int from_beyond, int visitors) {
        const CountedStation& station = counts_.stations[std::size_t(at)];
        if (visitors > 0 && station.visits.empty()) from_beyond += visitors;  // nobody told what they come for: they leave by the street
        const bool is_visited = !station.visits.empty();
        const std::vector<int> come = dealt(std::max(0, from_beyond), weights_of(station.comes_from));
        const std::vector<int> visit = dealt(is_visited ? visitors : 0, weights_of(station.comes_from));
        const std::size_t goals = station.goes_to.size();
        for (std::size_t k = 0; k < std::max(goals, station.comes_from.size()); ++k) {
            if (k < come.size()) add(slice, come[k], station.comes_from[k].name, station.exit);
            if (k < goals) add(slice, enter[k], station.entrance, station.goes_to[k].name);
            if (k < visit.size()) add_visitors(slice, station, visit[k], station.comes_from[k].name);
        }
        for (std::size_t to = goals; to < enter.size(); ++to) add(slice, enter[to], station.entrance, counts_.stations[to - goals].exit);
    }

    const StationCounts& counts_;
    Faults& faults_;
    int places_;
    CountedDemand out_;
};

}  // namespace

CountedDemand trips_from_counts(const StationCounts& counts, Faults& faults) { return DemandWriter(counts, faults).write(); }

}  // namespace tidegate
