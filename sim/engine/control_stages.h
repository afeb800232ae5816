#pragma once
#include <string>

#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// The second half of the step: what the control room sees and does. `end` is the end of the step.

/// Observables from what the step left. sensors.
void sense(const Scenario& scenario, const Site& site, World& world, SimTime end);

/// Warning levels from the observables. warning, level_changes, events.
void warn(const Scenario& scenario, World& world);

/// Reports, decisions, orders and due measures from the level changes of this step, which begin at
/// `changes_before`. plan, due_acts, events.
void carry_out_plan(const Scenario& scenario, World& world, SimTime end, std::size_t changes_before);

/// Disturbances that begin or end now, by the clock or after a reference, join the measures due. disturbances, due_acts,
/// events.
void disturb(const Scenario& scenario, World& world);

/// A disturbance in force ends now. disturbances, events. Its measure is still to be taken back: what is returned says so.
PlanAct end_disturbance(const Scenario& scenario, World& world, std::size_t disturbance);

/// Applies the measures due, at the start of the next step: the one place where plan and disturbances change the world.
void apply_measures(const Scenario& scenario, const Site& site, World& world);

/// "meter 'entrance_1' at 60 per min": for events and timelines.
std::string describe(const Measure& measure);

}  // namespace tidegate
