#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// The lines of openings, gate lanes, exits and connector ends that may not be crossed in this step, for models in which
/// people can be pressed against them: closed, held, the wrong way round, or not due yet where people are let through
/// one by one. Those of lanes always: one steps through a lane when served. guidance.shut.
void find_shut_lines(const Scenario& scenario, const Site& site, World& world);

}  // namespace tidegate
