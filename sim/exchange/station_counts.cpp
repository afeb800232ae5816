#include "exchange/station_counts.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "exchange/gtfs_feed.h"
#include "scenario/csv.h"

namespace tidegate {
namespace {

/// A CSV table with a head, of which each row has all columns.
class Table {
public:
    Table(const CountTable& source, const std::vector<std::string>& needed, const std::vector<std::string>& optional, Faults& faults)
        : file_(source.file), faults_(faults), rows_(read_csv(source.file, source.text, faults)) {
        if (rows_.empty()) {
            faults.add({file_}, "has no rows", fmt::format("columns {}", list(needed)));
            return;
        }
        std::vector<std::string> known = needed;
        known.insert(known.end(), optional.begin(), optional.end());
        for (std::size_t c = 0; c < rows_[0].cells.size(); ++c) {
            const CsvCell& head = rows_[0].cells[c];
            if (std::find(known.begin(), known.end(), head.text) == known.end()) {
                faults.add({file_, rows_[0].line, head.column}, fmt::format("unknown column '{}'", head.text), list(known),
                           nearest_name_cure(head.text, known));
            }
            columns_[head.text] = c;
        }
        for (const std::string& name : needed) {
            if (!columns_.contains(name)) faults.add({file_, rows_[0].line, 1}, fmt::format("has no column '{}'", name), list(known));
        }
        rows_.erase(rows_.begin());
    }

    std::size_t size() const { return rows_.size(); }
    int line(std::size_t row) const { return rows_[row].line; }
    const std::string& text(std::size_t row, const std::string& column) const {
        const auto at = columns_.find(column);
        if (at == columns_.end() || at->second >= rows_[row].cells.size()) return empty_;
        return rows_[row].cells[at->second].text;
    }
    void fault(std::size_t row, const std::string& column, const std::string& what, const std::string& expected,
               const std::string& cure = {}) const {
        const auto at = columns_.find(column);
        const bool is_there = at != columns_.end() && at->second < rows_[row].cells.size();
        faults_.add({file_, rows_[row].line, is_there ? rows_[row].cells[at->second].column : 1}, what, expected, cure);
    }
    /// Of people; -1 where the cell is empty.
    int count(std::size_t row, const std::string& column) const {
        const std::string& cell = text(row, column);
        if (cell.empty()) return -1;
        int value = -1;
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (error == std::errc{} && end == cell.data() + cell.size() && value >= 0) return value;
        fault(row, column, fmt::format("'{}' is '{}'", column, cell), "a whole number of people from 0");
        return 0;
    }
    double time_s(std::size_t row, const std::string& column) const {
        const auto value = clock_in(text(row, column));
        if (!value) {
            fault(row, column, fmt::format("'{}' is '{}'", column, text(row, column)), "HH:MM, after midnight on from 24:00");
        }
        return value.value_or(0);
    }

private:
    static std::string list(const std::vector<std::string>& names) {
        std::string text;
        for (const std::string& name : names) text += (text.empty() ? "" : ",") + name;
        return text;
    }
    std::string file_;
    Faults& faults_;
    std::vector<CsvRow> rows_;
    std::map<std::string, std::size_t> columns_;
    std::string empty_;
};

// "a: 2 | b" -> a with 2, b with 1. Names may hold `;`: several goals of which the quickest is taken.
std::vector<WeightedName> weighted(const Table& table, std::size_t row, const std::string& column) {
    std::vector<WeightedName> out;
    std::string rest = table.text(row, column);
    while (!rest.empty()) {
        const std::size_t bar = std::min(rest.find('|'), rest.size());
        std::string part = rest.substr(0, bar);
        rest = bar < rest.size() ? rest.substr(bar + 1) : "";
        WeightedName one;
        if (const std::size_t colon = part.rfind(':'); colon != std::string::npos) {
            const std::string number = trimmed(part.substr(colon + 1));
            char* end = nullptr;
            one.weight = std::strtod(number.c_str(), &end);
            if (number.empty() || *end != 0 || !(one.weight > 0)) {
                table.fault(row, column, fmt::format("'{}' has the share '{}'", column, number), "a number above 0");
            }
            part = part.substr(0, colon);
        }
        one.name = trimmed(part);
        if (one.name.empty()) {
            table.fault(row, column, fmt::format("'{}' has an empty part", column), "NAME or NAME: share, with | between");
            continue;
        }
        out.push_back(std::move(one));
    }
    return out;
}

// "stay < 16:00; other stay".
std::vector<CountedVisit> visits_of(const Table& table, std::size_t row) {
    std::vector<CountedVisit> visits;
    for (const std::string& part : cut_list(table.text(row, "visits"))) {
        const std::size_t less = part.find('<');
        CountedVisit visit{trimmed(part.substr(0, less)), 1e9};
        if (less != std::string::npos) {
            const std::string time = trimmed(part.substr(less + 1));
            const auto until = clock_in(time);
            if (!until) table.fault(row, "visits", fmt::format("'visits' has the time '{}'", time), "NAME < HH:MM");
            visit.until_s = until.value_or(0);
        }
        visits.push_back(std::move(visit));
    }
    return visits;
}

std::vector<CountedStation> read_stations(const CountTable& source, Faults& faults) {
    const Table table(source, {"station", "entrance", "exit"}, {"comes_from", "goes_to", "visits", "after"}, faults);
    std::vector<CountedStation> stations;
    for (std::size_t row = 0; row < table.size(); ++row) {
        CountedStation station{table.text(row, "station"), table.line(row), table.text(row, "entrance"), table.text(row, "exit"), {}, {}, {}, {}};
        for (const char* column : {"station", "entrance", "exit"}) {
            if (table.text(row, column).empty()) table.fault(row, column, fmt::format("'{}' is empty", column), "a name");
        }
        const auto same = [&](const CountedStation& other) { return other.name == station.name; };
        if (std::any_of(stations.begin(), stations.end(), same) || station.name == "beyond")
            table.fault(row, "station", fmt::format("the station '{}' is named twice", station.name), "each once",
                        station.name == "beyond" ? "'beyond' stands for everything else" : "");
        station.comes_from = weighted(table, row, "comes_from");
        station.goes_to = weighted(table, row, "goes_to");
        station.visits = visits_of(table, row);
        station.after = weighted(table, row, "after");
        if (!station.visits.empty() && (station.after.empty() || station.comes_from.empty())) {
            table.fault(row, "visits", fmt::format("visitors of '{}' come from nowhere, or go nowhere afterwards", station.name),
                        "comes_from and after beside visits");
        }
        if (!station.visits.empty() && station.visits.back().until_s < 1e9) {
            table.fault(row, "visits", fmt::format("who comes to '{}' later than '{}' ends has no visit", station.name, station.visits.back().stay),
                        "a last one without a time");
        }
        stations.push_back(std::move(station));
    }
    return stations;
}

std::vector<std::string> names_of(const std::vector<CountedStation>& stations) {
    std::vector<std::string> names;
    for (const CountedStation& station : stations) names.push_back(station.name);
    return names;
}

// Row of a station; of "beyond", where that is allowed, their number.
int station_in(const Table& table, std::size_t row, const std::string& column, std::vector<std::string> names, bool beyond) {
    if (beyond) names.emplace_back("beyond");
    const std::string& name = table.text(row, column);
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return static_cast<int>(found - names.begin());
    table.fault(row, column, fmt::format("unknown station '{}'", name), "a station of the table of stations",
                nearest_name_cure(name, names));
    return -1;
}

CountedPairs read_pairs(const CountTable& source, const std::vector<std::string>& names, Faults& faults) {
    CountedPairs pairs;
    const std::size_t places = names.size() + 1;
    pairs.weight.assign(places, std::vector<double>(places, 0));
    pairs.given = !source.file.empty();
    if (!pairs.given) {
        for (std::size_t i = 0; i + 1 < places; ++i) pairs.weight[i].back() = pairs.weight.back()[i] = 1;
        return pairs;
    }
    const Table table(source, {"from", "to", "weight"}, {}, faults);
    for (std::size_t row = 0; row < table.size(); ++row) {
        const int from = station_in(table, row, "from", names, true), to = station_in(table, row, "to", names, true);
        char* end = nullptr;
        const std::string& cell = table.text(row, "weight");
        const double weight = std::strtod(cell.c_str(), &end);
        if (cell.empty() || *end != 0 || !(weight >= 0) || !(weight < 1e12)) {
            table.fault(row, "weight", fmt::format("'weight' is '{}'", cell), "a number from 0",
                        "of a trip that takes c minutes for example exp(-0.1 c)");
        }
        if (from < 0 || to < 0) continue;
        if (from == to) {
            table.fault(row, "to", fmt::format("a trip from '{}' to itself", table.text(row, "to")), "two different places");
            continue;
        }
        pairs.weight[std::size_t(from)][std::size_t(to)] = weight;
    }
    return pairs;
}

std::string clock(double seconds) { return fmt::format("{:02}:{:02}", int(seconds) / 3600, int(seconds) / 60 % 60); }

struct CountRow {
    double from_s = 0, to_s = 0;
    int station = 0;
    StationCount count;
};

std::vector<CountRow> read_rows(const Table& table, const std::vector<CountedStation>& stations) {
    std::vector<CountRow> rows;
    const std::vector<std::string> names = names_of(stations);
    for (std::size_t row = 0; row < table.size(); ++row) {
        CountRow one{table.time_s(row, "from"), table.time_s(row, "to"), station_in(table, row, "station", names, false), {}};
        one.count = {table.line(row), table.count(row, "entries"), table.count(row, "exits"), table.count(row, "usual_entries"),
                     table.count(row, "usual_exits")};
        for (const char* column : {"entries", "exits"}) {
            if (table.text(row, column).empty()) table.fault(row, column, fmt::format("'{}' is empty", column), "a whole number of people from 0");
        }
        if (one.to_s <= one.from_s) table.fault(row, "to", "'to' is not after 'from'", "a later time", "after midnight hours go on: 24:00");
        if ((one.count.usual_entries < 0) != (one.count.usual_exits < 0))
            table.fault(row, "usual_exits", "only one of 'usual_entries' and 'usual_exits' is given", "both or none");
        const bool has_usual = one.count.usual_exits >= 0;
        if (one.station >= 0 && !stations[std::size_t(one.station)].visits.empty() && !has_usual) {
            table.fault(row, "usual_exits", fmt::format("'{}' has visitors, but no usual counts to tell them by", names[std::size_t(one.station)]),
                        "usual_entries and usual_exits");
        }
        if (one.station >= 0 && one.to_s > one.from_s) rows.push_back(one);
    }
    return rows;
}

// Slices in order of time; each station once in each, and no time left out between the first and the last.
std::vector<CountedSlice> slices_of(std::vector<CountRow> rows, const std::string& file, const std::vector<CountedStation>& stations,
                                    Faults& faults) {
    std::stable_sort(rows.begin(), rows.end(), [](const CountRow& a, const CountRow& b) { return a.from_s < b.from_s; });
    std::vector<CountedSlice> slices;
    for (const CountRow& row : rows) {
        if (slices.empty() || slices.back().from_s != row.from_s) {
            const double before = slices.empty() ? row.from_s : slices.back().to_s;
            if (row.from_s > before) {
                faults.add({file, row.count.line}, fmt::format("nothing is counted from {} to {}", clock(before), clock(row.from_s)),
                           "slices without a gap", "give rows for this time, with 0 where nobody came");
            } else if (row.from_s < before) {
                faults.add({file, row.count.line}, fmt::format("the slice from {} begins before the one before it ends, at {}", clock(row.from_s), clock(before)),
                           "slices that do not overlap");
            }
            slices.push_back({row.from_s, row.to_s, std::vector<StationCount>(stations.size())});
        }
        CountedSlice& slice = slices.back();
        StationCount& count = slice.counts[std::size_t(row.station)];
        if (row.to_s != slice.to_s) {
            faults.add({file, row.count.line}, fmt::format("the slice from {} ends at {} here, at {} before", clock(row.from_s), clock(row.to_s), clock(slice.to_s)),
                       "the same slices for all stations");
        }
        if (count.line > 0) {
            faults.add({file, row.count.line}, fmt::format("'{}' is counted twice from {} on", stations[std::size_t(row.station)].name, clock(row.from_s)),
                       "one row for each station and slice", fmt::format("see line {}", count.line));
        }
        count = row.count;
    }
    for (const CountedSlice& slice : slices) {
        for (std::size_t i = 0; i < stations.size(); ++i) {
            if (slice.counts[i].line > 0) continue;
            faults.add({file}, fmt::format("'{}' is not counted from {} to {}", stations[i].name, clock(slice.from_s), clock(slice.to_s)),
                       "one row for each station and slice");
        }
    }
    return slices;
}

}  // namespace

StationCounts read_station_counts(const CountTable& counts, const CountTable& stations, const CountTable& between, double until_s,
                                  Faults& faults) {
    StationCounts out;
    out.file = counts.file;
    out.stations = read_stations(stations, faults);
    out.pairs = read_pairs(between, names_of(out.stations), faults);
    const Table table(counts, {"station", "from", "to", "entries", "exits"}, {"usual_entries", "usual_exits"}, faults);
    std::vector<CountRow> rows = read_rows(table, out.stations);
    if (!faults.empty()) return out;
    out.slices = slices_of(std::move(rows), counts.file, out.stations, faults);
    std::erase_if(out.slices, [&](const CountedSlice& slice) { return slice.from_s >= until_s; });
    for (std::size_t i = 0; i < out.stations.size(); ++i) {
        const CountedStation& station = out.stations[i];
        const bool leads_beyond = out.pairs.weight[i].back() > 0, comes_from_beyond = out.pairs.weight.back()[i] > 0;
        if (leads_beyond && station.goes_to.empty())
            faults.add({stations.file, station.line}, fmt::format("those who enter '{}' go nowhere", station.name), "goes_to, or trips to other stations in --between");
        if (comes_from_beyond && station.comes_from.empty())
            faults.add({stations.file, station.line}, fmt::format("those who leave '{}' come from nowhere", station.name), "comes_from, or trips from other stations in --between");
    }
    return out;
}

}  // namespace tidegate
