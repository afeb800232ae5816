#include "scenario/templates.h"

#include <fmt/core.h>

#include "base/fault.h"
#include "scenario/template_files.h"

namespace tidegate {

std::vector<std::string> template_names() { return {"station", "room"}; }

std::map<std::string, std::string> template_files(const std::string& name) {
    if (name == "station") return station_template();
    if (name == "room") return room_template();
    throw InputError(fmt::format("there is no template '{}'; {}", name,
                                 nearest_name_cure(name, template_names())));
}

}  // namespace tidegate
