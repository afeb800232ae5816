#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// Once a line leads on that did not, everybody who walks or waits in a zone before it, by network fidelity, chooses anew from where it
/// is, and turns if that is worth it; stairs and links are walked to their end, and who waits at a gate leaves it by balking and patience only. (Whose
/// own line is shut turns as soon as it comes to it.)
void look_at_reopened_lines(const Scenario& scenario, const Site& site, World& world);

}  // namespace tidegate
