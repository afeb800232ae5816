#pragma once
#include <string>
#include <vector>

#include "scenario/scenario.h"

namespace tidegate {

/// A scenario, and until when something of what it is about is under way [s].
struct FullScene {
    std::string name;
    Scenario scenario;
    double until_s = 60;
};

/// Scenes that between them use all that changes in a run: trains, groups, classes, beliefs, a plan with every kind of measure
/// that lasts, lifts, an escalator that is reversed, ordered queues whose people lose patience, the force model, ways around
/// crowds, and every kind of observable, both fidelities, stays and lines.
std::vector<FullScene> full_scenes();

}  // namespace tidegate
