#pragma once
#include "scenario/places.h"
#include "scenario/scenario.h"
#include "scenario/table_reader.h"

namespace tidegate {

/// The measure as it stands in a table of plan.step or disturbance; its place is not looked up.
Measure read_measure(const TableReader& values);

/// Finds the measure's place and checks that the measure can be taken there and has what it needs.
void check_measure(const TableReader& values, const Places& places, const Scenario& scenario,
                   Measure& measure);

/// Faults for a trigger that can never fire, a stand-down that can never come or comes at once, and
/// steps that take effect after the end.
void check_procedure(const TableReader& values, const Scenario& scenario,
                     const ProcedureDef& procedure);

}  // namespace tidegate
