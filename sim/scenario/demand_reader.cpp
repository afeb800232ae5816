#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "demand/uncertainty.h"
#include "scenario/demand_counts.h"
#include "scenario/demand_table.h"
#include "scenario/keys.h"
#include "scenario/section_readers.h"

namespace tidegate {
namespace {

using enum DemandColumn;
constexpr const char* header_text = "from,to,count,origin,goal[,law][,class][,group][,stays][,day]";

std::vector<std::string> column_names() {
    std::vector<std::string> names;
    for (const Key& key : keys_of("demand.column")) names.emplace_back(key.name);
    return names;
}

bool read_header(const std::string& file, const CsvRow& row, DemandTable::Columns& columns, Faults& faults) {
    const std::vector<std::string> names = column_names();
    columns.fill(-1);
    bool good = true;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto it = std::find(names.begin(), names.end(), row.cells[i].text);
        const Place place{file, row.line, row.cells[i].column};
        if (it == names.end()) {
            faults.add(place, fmt::format("unknown column '{}'", row.cells[i].text), {},
                       nearest_name_cure(row.cells[i].text, names));
            good = false;
            continue;
        }
        int& column = columns[static_cast<std::size_t>(it - names.begin())];
        if (column >= 0) {
            faults.add(place, fmt::format("the column '{}' stands twice", *it));
            good = false;
        }
        column = static_cast<int>(i);
    }
    for (std::size_t i = 0; i < static_cast<std::size_t>(law); ++i) {
        if (columns[i] >= 0) continue;
        faults.add({file, row.line, 1}, fmt::format("missing column '{}'", names[i]),
                   header_text);
        good = false;
    }
    return good;
}

bool read_times(DemandTable& demand, const CsvRow& row, DemandRow& def) {
    const Calendar& calendar = demand.scenario.calendar;
    const auto begin = calendar.parse(demand.cell(row, from));
    const auto end = calendar.parse(demand.cell(row, to));
    for (const DemandColumn column : {from, to}) {
        if (column == from ? begin.has_value() : end.has_value()) continue;
        demand.faults.add(
            demand.at(row, column),
            fmt::format("'{}' is '{}'", column == from ? "from" : "to", demand.cell(row, column)),
            expected_value(*find_key("demand.column", "from")));
    }
    if (!begin || !end) return false;
    def.from = *begin;
    def.to = *end;
    const SimTime stop = demand.scenario.end;
    if (stop <= 0) return false;  // has its own fault
    for (const DemandColumn column : {from, to}) {
        const SimTime t = column == from ? *begin : *end;
        if (t >= 0 && t <= stop) continue;
        demand.faults.add(
            demand.at(row, column),
            fmt::format("'{}' is '{}', outside the run", column == from ? "from" : "to",
                        demand.cell(row, column)),
            fmt::format("a time from {} to {}", calendar.clock(0), calendar.clock(stop)));
        return false;
    }
    if (*end > *begin) return true;
    demand.faults.add(
        demand.at(row, to),
        fmt::format("'to' is '{}', not after '{}'", demand.cell(row, to), demand.cell(row, from)),
        "a later time");
    return false;
}

// The count as written; empty, with a fault, when it is none.
std::optional<double> read_count(DemandTable& demand, const CsvRow& row) {
    const Key& key = *find_key("demand.column", "count");
    const std::string& text = demand.cell(row, count);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size() &&
                       std::isfinite(value) && value == std::floor(value);
    if (!whole || value < key.low || value > key.high) {
        demand.faults.add(demand.at(row, count), fmt::format("'count' is '{}'", text),
                          expected_value(key));
        return {};
    }
    return value;
}

void read_law(DemandTable& demand, const CsvRow& row, DemandRow& def) {
    if (!demand.says(row, law)) return;
    const Key& key = *find_key("demand.column", "law");
    const std::vector<std::string> laws = choices_of(key);
    const auto it = std::find(laws.begin(), laws.end(), demand.cell(row, law));
    def.law = static_cast<ArrivalLaw>(it - laws.begin());
    if (it != laws.end()) return;
    demand.faults.add(demand.at(row, law), fmt::format("'law' is '{}'", demand.cell(row, law)),
                      expected_value(key), nearest_name_cure(demand.cell(row, law), laws));
}

void check_group(DemandTable& demand, const CsvRow& row, const DemandRow& def, double written) {
    if (def.group < 0 || !demand.says(row, group)) return;
    const GroupDef& together = demand.scenario.demand.groups[static_cast<std::size_t>(def.group)];
    const int largest = largest_group(together);
    if (written == 0 || written >= largest) return;
    demand.faults.add(
        demand.at(row, group),
        fmt::format("'group' is '{}', of up to {} people, but the row has {}", demand.cell(row, group),
                    largest, counted(static_cast<std::int64_t>(written), "passenger")),
        "a count of at least one whole group");
}

// The day that is run, as its key names it; empty: none is said.
std::string day_of(const TableReader& values) { return values.given("day") && values.good("day") ? values.text("day") : ""; }

// Who comes, and how they come together.
void read_people_of(DemandTable& demand, const CsvRow& row, std::optional<double> written, DemandRow& def) {
    const auto mix = demand.says(row, who)
                         ? demand.people.mix(demand.cell(row, who), demand.at(row, who), "'class'")
                         : demand.usual_mix;
    const auto together = demand.says(row, group)
                              ? demand.people.group(demand.cell(row, group), demand.at(row, group), "'group'")
                              : demand.usual_group;
    def.mix = mix.value_or(-1);
    def.group = together.value_or(-1);
    if (written) check_group(demand, row, def, *written);
    const bool is_composed =
        def.group >= 0 &&
        !demand.scenario.demand.groups[static_cast<std::size_t>(def.group)].members.empty();
    if (!is_composed || !demand.says(row, who)) return;
    demand.faults.add(demand.at(row, who),
                      fmt::format("'class' is '{}', but the members of the group '{}' have their own classes",
                                  demand.cell(row, who),
                                  demand.scenario.demand.groups[static_cast<std::size_t>(def.group)].name),
                      "an empty cell, or a group of sizes");
}

// Whether the row is of the day that is run; one without a day is of every day.
bool is_of_day(DemandTable& demand, const CsvRow& row) {
    if (!demand.says(row, day)) return true;
    const Key& key = *find_key("demand", "day");
    const std::vector<std::string> days = choices_of(key);
    bool is_named = false;
    for (const std::string& name : cut_list(demand.cell(row, day))) {
        is_named = is_named || name == demand.day_run;
        if (std::find(days.begin(), days.end(), name) != days.end()) continue;
        demand.faults.add(demand.at(row, day), fmt::format("'day' is '{}'", name), expected_value(key), nearest_name_cure(name, days));
    }
    if (!demand.day_run.empty()) return is_named;
    demand.faults.add(demand.at(row, day), fmt::format("'day' is '{}', but which day is run is not said", demand.cell(row, day)),
                      "demand.day in scenario.toml");
    return false;
}

void read_row(DemandTable& demand, const CsvRow& row) {
    const auto highest = *std::max_element(demand.columns.begin(), demand.columns.end());
    const auto least = *std::max_element(demand.columns.begin(), demand.columns.begin() + static_cast<int>(law));
    const auto needed = static_cast<std::size_t>(highest) + 1;
    if (row.cells.size() > needed || row.cells.size() < static_cast<std::size_t>(least) + 1) {
        demand.faults.add({demand.file, row.line, 1},
                          fmt::format("this line has {}",
                                      counted(static_cast<std::int64_t>(row.cells.size()), "cell")),
                          fmt::format("{} as in the header", needed));
        return;
    }
    DemandRow def;
    def.line = row.line;
    def.file = demand.file_row;
    const bool times_good = read_times(demand, row, def);
    const std::optional<double> written = read_count(demand, row);
    read_ends(demand, row, times_good, def);
    read_law(demand, row, def);
    read_people_of(demand, row, written, def);
    if (!is_of_day(demand, row)) return;
    demand.written.push_back(written.value_or(0));
    demand.scenario.demand.rows.push_back(def);
}

void read_file(Reading& reading, const TableReader& values, const DemandFile& file, const Places& places, People& people,
               Scenario& scenario, std::vector<double>& written) {
    const std::vector<CsvRow> rows = read_csv(file.name, *file.text, reading.faults);
    if (rows.empty()) {
        reading.faults.add({file.name, 0, 0}, "the demand is empty", fmt::format("a header {} and rows", header_text));
        return;
    }
    const auto usual_mix = people.mix(values.text("class"), values.place("class"), "'class'");
    const auto usual_group = people.group(values.text("group"), values.place("group"), "'group'");
    const int file_row = static_cast<int>(scenario.demand.files.size()) - 1;
    DemandTable demand{file.name, file_row, places, people, scenario, reading.faults, {}, usual_mix, usual_group, day_of(values), written};
    if (!read_header(file.name, rows.front(), demand.columns, reading.faults)) return;
    for (std::size_t i = 1; i < rows.size(); ++i) read_row(demand, rows[i]);
}

}  // namespace

void read_demand(Reading& reading, const TableReader& values, const std::vector<DemandFile>& files, const Places& places,
                 People& people, Scenario& scenario) {
    const double scale = values.number("scale");
    const std::size_t before = reading.faults.size();
    const Place whole = files.size() == 1 ? Place{files.front().name, 0, 0} : values.place("analogues");
    std::vector<double> written;
    for (const DemandFile& file : files) {
        scenario.demand.files.push_back(file.name);
        read_file(reading, values, file, places, people, scenario, written);
    }
    double total = set_counts({values.given("expected_total") ? values.number("expected_total") : 0, scale}, files, written,
                              scenario.demand.rows);
    const UncertaintyDef uncertainty{values.number("total_sd"), values.number("share_sd"), values.number("shift_sd_s")};
    std::string cure = scale > 1 ? fmt::format("demand.scale is {}", scale) : "";
    if (total <= most_passengers) {
        vary(uncertainty, Draws{scenario.seed}, scenario.end, scenario.demand.rows);
        const double drawn = passengers(scenario.demand.rows);
        if (drawn > total) cure = fmt::format("demand.total_sd is {}, and seed {} draws so many", uncertainty.total_sd, scenario.seed);
        total = drawn;
    }
    if (total > most_passengers) {
        reading.faults.add(whole, fmt::format("the demand is {:.0f} passengers", total), fmt::format("at most {:.0f}", most_passengers), cure);
    } else if (total == 0 && reading.faults.size() == before) {
        reading.faults.add(whole, "nobody comes: all counts together are 0", "at least one passenger",
                           scale < 1 ? fmt::format("demand.scale is {}", scale) : "");
    }
}

}  // namespace tidegate
