#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "scenario/csv.h"
#include "scenario/keys.h"
#include "scenario/section_readers.h"

namespace tidegate {
namespace {

constexpr double most_passengers = 1e7;
constexpr std::size_t column_count = 8;
using Columns =
    std::array<int, column_count>;  // place of each key of "demand.column"; -1: not there
enum Column { from, to, count, origin, goal, law, who, group };  // from law on they may be left out
constexpr const char* header_text = "from,to,count,origin,goal[,law][,class][,group]";

struct Demand {
    const std::string& file;
    const Places& places;
    People& people;
    Scenario& scenario;
    Faults& faults;
    Columns columns;
    double scale;
    std::optional<int> usual_mix, usual_group;  ///< of [demand]; empty: at fault
    double total = 0;

    Place at(const CsvRow& row, Column column) const {
        return {file, row.line, row.cells[static_cast<std::size_t>(columns[column])].column};
    }
    const std::string& cell(const CsvRow& row, Column column) const {
        return row.cells[static_cast<std::size_t>(columns[column])].text;
    }
    /// Whether a column that may be left out has something in this row.
    bool says(const CsvRow& row, Column column) const {
        return columns[column] >= 0 && static_cast<std::size_t>(columns[column]) < row.cells.size() &&
               !cell(row, column).empty();
    }
};

std::vector<std::string> column_names() {
    std::vector<std::string> names;
    for (const Key& key : keys_of("demand.column")) names.emplace_back(key.name);
    return names;
}

bool read_header(const std::string& file, const CsvRow& row, Columns& columns, Faults& faults) {
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
    for (std::size_t i = 0; i < law; ++i) {
        if (columns[i] >= 0) continue;
        faults.add({file, row.line, 1}, fmt::format("missing column '{}'", names[i]),
                   header_text);
        good = false;
    }
    return good;
}

bool read_times(Demand& demand, const CsvRow& row, DemandRow& def) {
    const Calendar& calendar = demand.scenario.calendar;
    const auto begin = calendar.parse(demand.cell(row, from));
    const auto end = calendar.parse(demand.cell(row, to));
    for (const Column column : {from, to}) {
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
    for (const Column column : {from, to}) {
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
std::optional<double> read_count(Demand& demand, const CsvRow& row, DemandRow& def) {
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
    const double scaled = std::floor(value * demand.scale + 0.5);
    demand.total += scaled;
    def.count = static_cast<int>(std::min(scaled, most_passengers));
    return value;
}

std::string service_names(const Demand& demand, int platform) {
    std::string names;
    for (const TrainServiceDef& service : demand.scenario.services) {
        if (service.platform.row == platform)
            names += (names.empty() ? "'" : ", '") + service.name + "'";
    }
    return names;
}

// The place a cell names, if it is of one of two kinds; else a fault.
const NamedPlace* read_name(const Demand& demand, const CsvRow& row, Column column, NameKind kind,
                            const char* expected) {
    const std::string& name = demand.cell(row, column);
    const NamedPlace* place = demand.places.find(name);
    if (place != nullptr && (place->kind == kind || place->kind == NameKind::service)) return place;
    const char* column_name = column == origin ? "origin" : "goal";
    std::vector<std::string> names = demand.places.names({kind, NameKind::service});
    if (column == goal) names.push_back("any_exit");
    if (place == nullptr) {
        demand.faults.add(demand.at(row, column),
                          fmt::format("'{}' is the unknown place '{}'", column_name, name),
                          expected, nearest_name_cure(name, names));
        return nullptr;
    }
    std::string cure;
    if (place->kind == NameKind::platform) {
        const std::string services = service_names(demand, place->row);
        cure = services.empty() ? "no train service stops there: add a [[train]]"
                                : "its train services: " + services;
    }
    demand.faults.add(
        demand.at(row, column),
        fmt::format("'{}' is '{}', which is {}", column_name, name, with_article(place->word)),
        expected, cure);
    return nullptr;
}

bool has_train(const TrainServiceDef& service, SimTime begin, SimTime end) {
    if (service.headways.empty()) return true;  // has its own fault
    const std::vector<SimTime> arrivals = planned_arrivals(service);
    const auto it = std::lower_bound(arrivals.begin(), arrivals.end(), begin);
    return it != arrivals.end() && *it <= end;
}

void read_ends(Demand& demand, const CsvRow& row, bool times_good, DemandRow& def) {
    const Calendar& calendar = demand.scenario.calendar;
    if (const auto* place =
            read_name(demand, row, origin, NameKind::entrance, "an entrance or a train service")) {
        def.origin = place->row;
        def.origin_kind =
            place->kind == NameKind::service ? OriginKind::service : OriginKind::entrance;
        if (times_good && place->kind == NameKind::service &&
            !has_train(demand.scenario.services[static_cast<std::size_t>(place->row)], def.from,
                       def.to)) {
            demand.faults.add(demand.at(row, origin),
                              fmt::format("no train of '{}' arrives from {} to {}", place->name,
                                          calendar.clock(def.from), calendar.clock(def.to)),
                              "a time in which it runs");
        }
    }
    if (demand.cell(row, goal) == "any_exit") {
        def.goal_kind = GoalKind::any_exit;
        if (demand.scenario.venue.exits.empty()) {
            demand.faults.add(demand.at(row, goal),
                              "'goal' is 'any_exit', but the venue has no exit");
        }
        return;
    }
    const auto* place =
        read_name(demand, row, goal, NameKind::exit, "an exit, a train service or any_exit");
    if (place == nullptr) return;
    def.goal = place->row;
    def.goal_kind = place->kind == NameKind::service ? GoalKind::service : GoalKind::exit;
    if (place->kind != NameKind::service) return;
    if (demand.cell(row, origin) == place->name) {
        demand.faults.add(demand.at(row, goal),
                          fmt::format("'goal' is '{}', as the origin", place->name),
                          "another place than the origin");
    }
    if (times_good && !has_train(demand.scenario.services[static_cast<std::size_t>(place->row)],
                                 def.from, demand.scenario.end)) {
        demand.faults.add(
            demand.at(row, goal),
            fmt::format("no train of '{}' arrives after {}", place->name, calendar.clock(def.from)),
            "a service that still runs");
    }
}

void read_law(Demand& demand, const CsvRow& row, DemandRow& def) {
    if (!demand.says(row, law)) return;
    const Key& key = *find_key("demand.column", "law");
    const std::vector<std::string> laws = choices_of(key);
    const auto it = std::find(laws.begin(), laws.end(), demand.cell(row, law));
    def.law = static_cast<ArrivalLaw>(it - laws.begin());
    if (it != laws.end()) return;
    demand.faults.add(demand.at(row, law), fmt::format("'law' is '{}'", demand.cell(row, law)),
                      expected_value(key), nearest_name_cure(demand.cell(row, law), laws));
}

void check_group(Demand& demand, const CsvRow& row, const DemandRow& def, double written) {
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

// Who comes, and how they come together.
void read_people_of(Demand& demand, const CsvRow& row, std::optional<double> written, DemandRow& def) {
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

void read_row(Demand& demand, const CsvRow& row) {
    const auto highest = *std::max_element(demand.columns.begin(), demand.columns.end());
    const auto least = *std::max_element(demand.columns.begin(), demand.columns.begin() + law);
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
    const bool times_good = read_times(demand, row, def);
    const std::optional<double> written = read_count(demand, row, def);
    read_ends(demand, row, times_good, def);
    read_law(demand, row, def);
    read_people_of(demand, row, written, def);
    demand.scenario.demand.rows.push_back(def);
}

}  // namespace

void read_demand(Reading& reading, const TableReader& values, const std::string& text, const Places& places,
                 People& people, Scenario& scenario) {
    const std::string file = values.text("file");
    const double scale = values.number("scale");
    const std::size_t before = reading.faults.size();
    const std::vector<CsvRow> rows = read_csv(file, text, reading.faults);
    if (rows.empty()) {
        reading.faults.add({file, 0, 0}, "the demand is empty",
                           fmt::format("a header {} and rows", header_text));
        return;
    }
    const auto usual_mix = people.mix(values.text("class"), values.place("class"), "'class'");
    const auto usual_group = people.group(values.text("group"), values.place("group"), "'group'");
    Demand demand{file, places, people, scenario, reading.faults, {}, scale, usual_mix, usual_group};
    if (!read_header(file, rows.front(), demand.columns, reading.faults)) return;
    for (std::size_t i = 1; i < rows.size(); ++i) read_row(demand, rows[i]);
    if (demand.total > most_passengers) {
        reading.faults.add({file, 0, 0},
                           fmt::format("the demand is {:.0f} passengers", demand.total),
                           fmt::format("at most {:.0f}", most_passengers),
                           scale > 1 ? fmt::format("demand.scale is {}", scale) : "");
    } else if (demand.total == 0 && reading.faults.size() == before) {
        reading.faults.add({file, 0, 0}, "nobody comes: all counts together are 0",
                           "at least one passenger",
                           scale < 1 ? fmt::format("demand.scale is {}", scale) : "");
    }
}

}  // namespace tidegate
