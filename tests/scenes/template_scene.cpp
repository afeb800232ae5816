#include "scenes/template_scene.h"

#include <utility>

#include "scenario/templates.h"

namespace tidegate {

Scenario template_scene(const std::string& name, std::vector<std::string> settings) {
    ScenarioText text;
    text.files = template_files(name);
    text.settings = std::move(settings);
    Faults faults;
    Scenario scenario = load_scenario(text, faults);
    if (!faults.empty()) throw InputError(std::move(faults));
    return scenario;
}

}  // namespace tidegate
