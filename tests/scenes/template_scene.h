#pragma once
#include <string>
#include <vector>

#include "scenario/scenario.h"

namespace tidegate {

/// The scenario that `tidegate new` writes, with `settings` ("key=value") laid over it.
Scenario template_scene(const std::string& name, std::vector<std::string> settings = {});

}  // namespace tidegate
