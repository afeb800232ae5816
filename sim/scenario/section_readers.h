#pragma once
#include "scenario/demand_counts.h"
#include "scenario/people.h"
#include "scenario/places.h"
#include "scenario/scenario.h"
#include "scenario/table_reader.h"

namespace tidegate {

/// Readers of the parts of scenario.toml and of the files it names. Each reads into `scenario` and
/// reports faults; each expects that the parts before it have been read.

/// [scenario], [routing], [walking], [record].
void read_general(Reading& reading, const Node& document, Scenario& scenario);
/// [population], [[class]], [[group]].
void read_people(Reading& reading, const Node& document, People& people, Scenario& scenario);
/// The rows of the exits that classes name as familiar.
void find_familiar_exits(Reading& reading, const Node& document, const Places& places, Scenario& scenario);
/// Everybody must see as far as two bodies of a class reach, once all classes are known.
void check_sight(Reading& reading, const Node& document, const Scenario& scenario);
/// [[train]]; names go to `places`.
void read_trains(Reading& reading, const Node& document, Places& places, Scenario& scenario);
/// [[line]]; names go to `places`.
void read_lines(Reading& reading, const Node& document, Places& places, Scenario& scenario);
/// [[reference]], [[disturbance]].
void read_disturbances(Reading& reading, const Node& document, const Places& places, Scenario& scenario);
/// [[stay]].
void read_stays(Reading& reading, const Node& document, const Places& places, Scenario& scenario);
/// One demand.csv, or several that are mixed, with `values` of [demand].
void read_demand(Reading& reading, const TableReader& values, const std::vector<DemandFile>& files, const Places& places,
                 People& people, Scenario& scenario);
/// [sensors], [[observable]].
void read_observables(Reading& reading, const Node& document, const Places& places,
                      Scenario& scenario);
/// [[rule]].
void read_rules(Reading& reading, const Node& document, Scenario& scenario);
/// plan.toml.
void read_plan(Reading& reading, const Node& document, const Places& places, Scenario& scenario);

/// When trains arrive by the timetable: after each, the headway in force at its arrival; at most
/// 100000.
std::vector<SimTime> planned_arrivals(const TrainServiceDef& service);

/// The tables of an array of tables such as [[train]]; a fault when it is something else.
std::vector<const Node*> table_rows(const Node& document, const std::string& section,
                                    Faults& faults);
/// "rule.NAME", or "rule.3" for the third when it has no name.
std::string row_address(const std::string& section, const Node& table, std::size_t row);

/// The row of `name` in `names`; -1, with a fault at `key`, when it is not there. `what` as "rule".
int find_row(const TableReader& values, std::string_view key, const std::vector<std::string>& names,
             const std::string& what);
/// A fault when `name` stands in `names` already.
void check_unique(const TableReader& values, const std::vector<std::string>& names,
                  const std::string& what);
/// Shares that sum to 1 may miss it by this much: three digits are enough.
constexpr double share_tolerance = 0.001;

/// "1 passenger", "5 passengers".
std::string counted(std::int64_t n, const std::string& what);

}  // namespace tidegate
