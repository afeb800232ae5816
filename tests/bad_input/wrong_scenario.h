#pragma once
#include <string>
#include <vector>

#include "scenario/scenario.h"

namespace tidegate {

/// A small station without faults, from which the wrong scenarios are made.
ScenarioText good_scenario();

/// One edit that makes the good scenario wrong, and the whole text with which it must be refused.
struct WrongScenario {
    std::string title;
    std::string file = {};  ///< that is edited; empty: only settings
    std::string from = {};  ///< first occurrence replaced by `to`; empty: the whole file
    std::string to = {};
    bool removed = false;  ///< the file is taken away
    std::vector<std::string> settings = {};
    std::string faults = {};
};

/// All faults of a scenario, one per line.
std::string faults_of(const ScenarioText& text_of_scenario);

/// Checks that the edit is refused with exactly these faults.
void check_refused(const WrongScenario& wrong);

}  // namespace tidegate
