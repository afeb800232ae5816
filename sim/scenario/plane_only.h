#pragma once
#include <vector>

#include "scenario/scenario.h"

namespace tidegate {

/// Rows of the observables that say something only while people walk in the plane (how near they are to one another, how fast, how
/// hard they press), in venues where they do not always: by events the places of people are an assumption. See docs/fidelity.md.
std::vector<std::size_t> plane_only_observables(const Scenario& scenario);

/// Rows of the rules that judge one of them.
std::vector<std::size_t> rules_of(const Scenario& scenario, const std::vector<std::size_t>& observables);

}  // namespace tidegate
