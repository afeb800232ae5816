#pragma once
#include <string>
#include <vector>

#include "scenario/fidelity_reader.h"
#include "scenario/people.h"
#include "scenario/places.h"
#include "scenario/scenario.h"
#include "scenario/settings.h"
#include "scenario/table_reader.h"

namespace tidegate {

/// Everything on the way from texts to a scenario.
struct Loading {
    const ScenarioText& text;
    Reading reading;
    std::vector<Setting> settings;
    Places places;
    Scenario scenario;
    std::vector<std::string> files;  ///< in the order read
    UsualFidelity usual;             ///< of venues and links that do not say their own
    People people{reading, scenario};
};

/// The section of scenario.toml that names a file.
TableReader file_section(Loading& loading, const Node& document, const std::string& name);
/// The text of the file that the key `file` names; nullptr, with a fault, when it is missing. `what` as "a plan file, TOML".
const std::string* file_text(Loading& loading, const TableReader& values, const char* what);

/// [venue] or [[venues]], with the files they name, then [[link]]. False when the places are not known, so that names
/// cannot be judged.
bool load_venues(Loading& loading, const Node& document);

}  // namespace tidegate
