#include "scenario/drill_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>

#include "base/whole_file.h"
#include "scenario/csv.h"

namespace tidegate {
namespace {

constexpr const char* kind_names[] = {"count", "level", "report", "order", "action", "arrival", "stand-down"};
const std::vector<std::string> columns_known{"time", "kind", "where", "value", "note"};
enum Column : std::size_t { time_column, kind_column, where_column, value_column, note_column, columns };

struct LogReading {
    const std::string& path;
    const Calendar& calendar;
    SimTime end;
    Faults faults;
    std::array<int, columns> at{-1, -1, -1, -1, -1};  ///< -1: not in the file

    Place place(const CsvRow& row, Column column) const {
        const auto cell = static_cast<std::size_t>(at[column]);
        return {path, row.line, cell < row.cells.size() ? row.cells[cell].column : 0};
    }
    std::string text(const CsvRow& row, Column column) const {
        const auto cell = static_cast<std::size_t>(at[column]);
        return at[column] >= 0 && cell < row.cells.size() ? row.cells[cell].text : std::string();
    }

    bool read_header(const CsvRow& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const CsvCell& cell = row.cells[i];
            const auto known = std::find(columns_known.begin(), columns_known.end(), cell.text);
            if (known == columns_known.end()) {
                faults.add({path, row.line, cell.column}, fmt::format("unknown column '{}'", cell.text), {},
                           nearest_name_cure(cell.text, columns_known));
                continue;
            }
            at[static_cast<std::size_t>(known - columns_known.begin())] = static_cast<int>(i);
        }
        for (const Column needed : {time_column, kind_column, where_column}) {
            if (at[needed] < 0) faults.add({path, row.line, 1}, fmt::format("column '{}' is missing", columns_known[needed]));
        }
        return faults.empty();
    }

    void read_time(const CsvRow& row, DrillEntry& entry) {
        const std::optional<SimTime> time = calendar.parse(text(row, time_column));
        if (!time) {
            faults.add(place(row, time_column), fmt::format("'{}' is not a time", text(row, time_column)),
                       "HH:MM, HH:MM:SS or ISO 8601");
        } else if (*time < 0 || *time > end) {
            faults.add(place(row, time_column), fmt::format("'{}' lies outside the run", text(row, time_column)),
                       fmt::format("{} to {}", calendar.iso(0), calendar.iso(end)));
        } else {
            entry.time = *time;
        }
    }

    void read_kind(const CsvRow& row, DrillEntry& entry) {
        const std::string kind = text(row, kind_column);
        const std::vector<std::string> names(std::begin(kind_names), std::end(kind_names));
        const auto found = std::find(names.begin(), names.end(), kind);
        if (found == names.end()) {
            faults.add(place(row, kind_column), fmt::format("unknown kind '{}'", kind), {}, nearest_name_cure(kind, names));
            return;
        }
        entry.kind = static_cast<DrillKind>(found - names.begin());
        if (entry.kind == DrillKind::count) read_count(row, entry);
        if (entry.kind == DrillKind::level) read_level(row, entry);
    }

    void read_count(const CsvRow& row, DrillEntry& entry) {
        const std::string value = text(row, value_column);
        const auto [end_of, error] = std::from_chars(value.data(), value.data() + value.size(), entry.value);
        const bool is_read = error == std::errc{} && end_of == value.data() + value.size() && std::isfinite(entry.value);
        if (!is_read) faults.add(place(row, value_column), fmt::format("'{}' is not a count", value), "a number");
    }

    void read_level(const CsvRow& row, DrillEntry& entry) {
        const std::string value = text(row, value_column);
        std::vector<std::string> names;
        for (const WarningLevel level : {WarningLevel::none, WarningLevel::blue, WarningLevel::yellow,
                                         WarningLevel::orange, WarningLevel::red}) {
            names.emplace_back(name_of(level));
            if (names.back() == value) entry.level = level;
        }
        if (std::find(names.begin(), names.end(), value) != names.end()) return;
        faults.add(place(row, value_column), fmt::format("'{}' is not a warning level", value), {},
                   nearest_name_cure(value, names));
    }
};

}  // namespace

const char* name_of(DrillKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

DrillLog read_drill_log(const std::string& path, const Calendar& calendar, SimTime end) {
    LogReading reading{path, calendar, end, {}, {-1, -1, -1, -1, -1}};
    DrillLog log{path, {}};
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
        reading.faults.add({path}, "is not a file", {}, "give the name of a drill's log (CSV)");
        throw InputError(std::move(reading.faults));
    }
    const std::vector<CsvRow> rows = read_csv(path, text_of_file(path), reading.faults);
    if (rows.size() < 2) reading.faults.add({path}, "the log is empty", "a header time,kind,where,value,note and rows");
    if (!rows.empty() && reading.read_header(rows.front())) {
        for (std::size_t i = 1; i < rows.size(); ++i) {
            DrillEntry entry;
            reading.read_time(rows[i], entry);
            reading.read_kind(rows[i], entry);
            entry.where = reading.text(rows[i], where_column);
            entry.note = reading.text(rows[i], note_column);
            log.entries.push_back(std::move(entry));
        }
    }
    if (!reading.faults.empty()) throw InputError(std::move(reading.faults));
    std::stable_sort(log.entries.begin(), log.entries.end(),
                     [](const DrillEntry& a, const DrillEntry& b) { return a.time < b.time; });
    return log;
}

}  // namespace tidegate
