#pragma once
#include <cstdint>

#include "engine/world.h"
#include "scenario/scenario.h"

namespace tidegate {

/// Of measures that set the same thing, a gate's metering for instance, the last one to take effect holds. When it is withdrawn,
/// the one before it holds again if that is still in force; else the thing is as the scenario has it.

/// Notes that a measure has taken effect.
void put_in_force(const Scenario& scenario, World& world, const PlanAct& effect);

/// What a withdrawal changes: nothing, where a later measure holds; else back to `before`, or to the scenario where there is none.
struct Withdrawn {
    bool changes = false;
    const Measure* before = nullptr;
};
Withdrawn take_out_of_force(const Scenario& scenario, World& world, const PlanAct& withdrawal);

}  // namespace tidegate
