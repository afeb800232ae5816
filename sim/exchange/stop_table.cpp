#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "exchange/gtfs_lines.h"
#include "exchange/map_text.h"
#include "scenario/csv.h"

namespace tidegate {
namespace {

// By id, by name, and all of a station.
std::set<std::string> stops_named(const GtfsFeed& feed, const std::string& wanted) {
    std::set<std::string> ids;
    for (const auto& [id, stop] : feed.stops) {
        if (id == wanted || plain_word(stop.name) == plain_word(wanted)) ids.insert(id);
    }
    for (const auto& [id, stop] : feed.stops) {
        if (!stop.parent.empty() && ids.contains(stop.parent)) ids.insert(id);
    }
    return ids;
}

struct Columns {
    int stop = -1, platform = -1, direction = -1;
};

Columns columns_of(const std::string& file, const CsvRow& head, Faults& faults) {
    Columns columns;
    const std::vector<std::string> known{"stop", "platform", "direction"};
    for (std::size_t c = 0; c < head.cells.size(); ++c) {
        const std::string name = plain_word(head.cells[c].text);
        int* column = name == "stop"        ? &columns.stop
                      : name == "platform"  ? &columns.platform
                      : name == "direction" ? &columns.direction
                                            : nullptr;
        if (column != nullptr) {
            *column = static_cast<int>(c);
        } else {
            faults.add({file, head.line, head.cells[c].column}, fmt::format("unknown column '{}'", head.cells[c].text),
                       "stop, platform, direction", nearest_name_cure(name, known));
        }
    }
    for (const auto& [column, name] : {std::pair(columns.stop, "stop"), std::pair(columns.platform, "platform")}) {
        if (column >= 0) continue;
        faults.add({file, head.line, 1}, fmt::format("has no column '{}'", name), "stop,platform or stop,platform,direction");
    }
    return columns;
}

CsvCell cell(const CsvRow& row, int column) {
    const bool is_there = column >= 0 && static_cast<std::size_t>(column) < row.cells.size();
    return is_there ? row.cells[static_cast<std::size_t>(column)] : CsvCell{};
}

}  // namespace

std::vector<StopPlatform> read_stop_table(const std::string& file, const std::string& text, const GtfsFeed& feed, Faults& faults) {
    const std::vector<CsvRow> rows = read_csv(file, text, faults);
    if (rows.empty()) {
        faults.add({file}, "is empty", "a table stop,platform");
        return {};
    }
    const Columns columns = columns_of(file, rows.front(), faults);
    if (columns.stop < 0 || columns.platform < 0) return {};
    std::vector<std::string> names;
    for (const auto& [id, stop] : feed.stops) names.push_back(stop.name), names.push_back(id);
    std::vector<StopPlatform> table;
    for (std::size_t r = 1; r < rows.size(); ++r) {
        const CsvCell stop = cell(rows[r], columns.stop), platform = cell(rows[r], columns.platform);
        const std::string direction = cell(rows[r], columns.direction).text;
        const std::set<std::string> ids = stops_named(feed, stop.text);
        if (ids.empty()) {
            faults.add({file, rows[r].line, stop.column}, fmt::format("the feed has no stop '{}'", stop.text), "stop_id or stop_name",
                       nearest_name_cure(stop.text, names));
        }
        if (platform.text.empty()) faults.add({file, rows[r].line, 1}, "names no platform", "a platform of the venue");
        if (!direction.empty() && direction != "0" && direction != "1") {
            faults.add({file, rows[r].line, cell(rows[r], columns.direction).column}, fmt::format("direction is '{}'", direction),
                       "0 or 1 as direction_id in trips.txt, or nothing");
        }
        for (const std::string& id : ids) {
            const bool is_twice = std::any_of(table.begin(), table.end(), [&](const StopPlatform& other) {
                return other.stop == id && (other.direction.empty() || direction.empty() || other.direction == direction);
            });
            if (is_twice) {
                faults.add({file, rows[r].line, stop.column}, fmt::format("the stop '{}' has a platform already", stop.text),
                           "one platform for each stop and direction");
            }
            table.push_back({id, direction, platform.text});
        }
    }
    return table;
}

}  // namespace tidegate
