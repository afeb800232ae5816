#pragma once
#include <string>
#include <vector>

#include "viz/data/run_data.h"

namespace tidegate::viz {

/// One carrying-out of a plan step: reported, decided, ordered, in effect, withdrawn.
struct PlanBar {
    std::string step;
    std::string who;
    SimTime ordered = 0;
    SimTime effect = -1;     ///< -1: not (yet) in effect
    SimTime withdrawn = -1;  ///< -1: not withdrawn
    SimTime reported = -1;   ///< to who decides on the step's procedure; -1: not recorded
    SimTime decided = -1;
    bool has_times_of(const PlanBar& other) const {
        return ordered == other.ordered && effect == other.effect && withdrawn == other.withdrawn &&
               reported == other.reported && decided == other.decided;
    }
};

/// Rows of the plan's chart: one for each step that was ever ordered, in order of the first order,
/// each with its bars in order of time.
struct PlanRow {
    std::string step;
    std::string who;
    std::vector<PlanBar> bars;
    std::vector<std::string> steps;  ///< whose row it is: one, or those that are folded into it
};
std::vector<PlanRow> plan_rows(const RunData& run);

/// Rows that differ in one number of their names only, and were ordered, took effect and ended at the same times, as one:
/// "meter entrance 1–5", "entrance team 1–5". A team's many hands are one line to who reads the plan.
std::vector<PlanRow> folded(const std::vector<PlanRow>& rows);

/// The plan's step of this name, or null.
const StepDef* find_step(const PlanDef& plan, const std::string& name);

}  // namespace tidegate::viz
