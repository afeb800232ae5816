#include <fmt/core.h>

#include <algorithm>

#include "scenario/demand_table.h"
#include "scenario/section_readers.h"

namespace tidegate {
namespace {

using enum DemandColumn;
constexpr std::size_t most_stays = 20;

std::string service_names(const DemandTable& demand, int platform) {
    std::string names;
    for (const TrainServiceDef& service : demand.scenario.services) {
        if (service.platform.row == platform) names += (names.empty() ? "'" : ", '") + service.name + "'";
    }
    return names;
}

// The place that `name` in a cell stands for, if it is of this kind or a train service; else a fault.
const NamedPlace* find_place(const DemandTable& demand, const CsvRow& row, DemandColumn column, const std::string& name,
                             NameKind kind, const char* expected) {
    const NamedPlace* place = demand.places.find(name);
    if (place != nullptr && (place->kind == kind || place->kind == NameKind::service)) return place;
    const char* column_name = column == origin ? "origin" : "goal";
    std::vector<std::string> names = demand.places.names({kind, NameKind::service});
    if (column == goal) names.push_back("any_exit");
    if (place == nullptr) {
        demand.faults.add(demand.at(row, column), fmt::format("'{}' is the unknown place '{}'", column_name, name), expected,
                          nearest_name_cure(name, names));
        return nullptr;
    }
    std::string cure;
    if (place->kind == NameKind::platform) {
        const std::string services = service_names(demand, place->row);
        cure = services.empty() ? "no train service stops there: add a [[train]]" : "its train services: " + services;
    }
    demand.faults.add(demand.at(row, column),
                      fmt::format("'{}' is '{}', which is {}", column_name, name, with_article(place->word)), expected, cure);
    return nullptr;
}

bool has_train(const TrainServiceDef& service, SimTime begin, SimTime end) {
    if (service.headways.empty()) return true;  // has its own fault
    const std::vector<SimTime> arrivals = planned_arrivals(service);
    const auto it = std::lower_bound(arrivals.begin(), arrivals.end(), begin);
    return it != arrivals.end() && *it <= end;
}

void read_origin(const DemandTable& demand, const CsvRow& row, bool times_good, DemandRow& def) {
    const Calendar& calendar = demand.scenario.calendar;
    const auto* place = find_place(demand, row, origin, demand.cell(row, origin), NameKind::entrance,
                                   "an entrance or a train service");
    if (place == nullptr) return;
    def.origin = place->row;
    def.origin_kind = place->kind == NameKind::service ? OriginKind::service : OriginKind::entrance;
    if (!times_good || place->kind != NameKind::service) return;
    if (has_train(demand.scenario.services[static_cast<std::size_t>(place->row)], def.from, def.to)) return;
    demand.faults.add(demand.at(row, origin),
                      fmt::format("no train of '{}' arrives from {} to {}", place->name, calendar.clock(def.from),
                                  calendar.clock(def.to)),
                      "a time in which it runs");
}

// One of the goals in the cell.
std::optional<Goal> read_goal(const DemandTable& demand, const CsvRow& row, const std::string& name, bool times_good,
                              const DemandRow& def) {
    const auto* place = find_place(demand, row, goal, name, NameKind::exit, "an exit, a train service or any_exit");
    if (place == nullptr) return {};
    if (place->kind != NameKind::service) return Goal{GoalKind::exit, place->row};
    if (demand.cell(row, origin) == place->name && def.stays.empty()) {
        demand.faults.add(demand.at(row, goal), fmt::format("'goal' is '{}', as the origin", place->name),
                          "another place than the origin, or a stay on the way");
    }
    const TrainServiceDef& service = demand.scenario.services[static_cast<std::size_t>(place->row)];
    if (times_good && !has_train(service, def.from, demand.scenario.end)) {
        demand.faults.add(
            demand.at(row, goal),
            fmt::format("no train of '{}' arrives after {}", place->name, demand.scenario.calendar.clock(def.from)),
            "a service that still runs");
    }
    return Goal{GoalKind::service, place->row};
}

// Row of the goal sets; the same set stands there once.
int set_row(DemandDef& demand, const std::vector<Goal>& goals) {
    const auto known = std::find(demand.goal_sets.begin(), demand.goal_sets.end(), goals);
    const auto row = static_cast<int>(known - demand.goal_sets.begin());
    if (known == demand.goal_sets.end()) demand.goal_sets.push_back(goals);
    return row;
}

void read_goals(DemandTable& demand, const CsvRow& row, bool times_good, DemandRow& def) {
    if (demand.cell(row, goal) == "any_exit") {
        def.goal = {GoalKind::any_exit, -1};
        if (demand.scenario.venue.exits.empty()) {
            demand.faults.add(demand.at(row, goal), "'goal' is 'any_exit', but the venue has no exit");
        }
        return;
    }
    std::vector<std::string> names = cut_list(demand.cell(row, goal));
    if (names.empty()) names.emplace_back();  // told as an unknown place
    std::vector<Goal> goals;
    for (const std::string& name : names) {
        const std::optional<Goal> one = read_goal(demand, row, name, times_good, def);
        if (!one) continue;
        if (std::find(goals.begin(), goals.end(), *one) == goals.end()) {
            goals.push_back(*one);
        } else {
            demand.faults.add(demand.at(row, goal), fmt::format("'goal' names '{}' twice", name));
        }
    }
    if (goals.size() == 1) def.goal = goals.front();
    if (goals.size() > 1) def.goal = {GoalKind::quickest_of, set_row(demand.scenario.demand, goals)};
}

void read_stays_of(DemandTable& demand, const CsvRow& row, DemandRow& def) {
    if (!demand.says(row, stays)) return;
    const std::vector<StayDef>& known = demand.scenario.demand.stays;
    for (const std::string& name : cut_list(demand.cell(row, stays))) {
        const auto it = std::find_if(known.begin(), known.end(), [&](const StayDef& stay) { return stay.name == name; });
        if (it != known.end()) {
            def.stays.push_back(static_cast<int>(it - known.begin()));
            continue;
        }
        std::vector<std::string> names;
        for (const StayDef& stay : known) names.push_back(stay.name);
        demand.faults.add(demand.at(row, stays), fmt::format("'stays' names the unknown stay '{}'", name),
                          "names of [[stay]] in scenario.toml", nearest_name_cure(name, names));
    }
    if (def.stays.size() > most_stays) {
        demand.faults.add(demand.at(row, stays), fmt::format("'stays' names {} stays", def.stays.size()),
                          fmt::format("at most {}", most_stays));
    }
}

}  // namespace

void read_ends(DemandTable& demand, const CsvRow& row, bool times_good, DemandRow& def) {
    read_stays_of(demand, row, def);
    read_origin(demand, row, times_good, def);
    read_goals(demand, row, times_good, def);
}

}  // namespace tidegate
