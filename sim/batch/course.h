#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/checkpoint.h"
#include "record/run_file.h"

namespace tidegate {

/// A scenario by which a run goes until it goes on by another.
struct PastScenario {
    SimTime until_s = 0;
    Scenario scenario;
};

/// A run from where it begins to where it ends: by one scenario, or, of a branch, by others before.
struct RunCourse {
    Scenario scenario;               ///< by which it ends
    std::vector<PastScenario> past;  ///< by which it goes before, in order of time
    std::vector<PastStretch> told;   ///< all of the past since the start, for the recording's header
    std::optional<Checkpoint> from;  ///< where it begins; else at the start. Of the first scenario
};

/// The course of a recorded run, from the start. Throws InputError for texts that are no longer what they were.
RunCourse course_of(const RunHeader& header);

/// The scenario of these texts; `name`: of one that has no key for it. Throws InputError with all faults.
Scenario scenario_of(const ScenarioText& text, const std::string& name);

}  // namespace tidegate
