#include "batch/course.h"

#include <algorithm>

namespace tidegate {

Scenario scenario_of(const ScenarioText& text, const std::string& name) {
    Faults faults;
    Scenario scenario = load_scenario(text, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    const bool is_named = std::any_of(scenario.parameters.begin(), scenario.parameters.end(),
                                      [](const auto& parameter) { return parameter.first == "scenario.name"; });
    if (!is_named) scenario.name = name;
    return scenario;
}

RunCourse course_of(const RunHeader& header) {
    RunCourse course;
    for (const PastStretch& stretch : header.past) {
        course.past.push_back({stretch.until_s, scenario_of({header.text.files, stretch.settings}, header.name)});
    }
    course.scenario = scenario_of(header.text, header.name);
    course.told = header.past;
    return course;
}

}  // namespace tidegate
