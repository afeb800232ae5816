#pragma once
#include <string>

#include "scenario/scenario.h"

namespace tidegate::cli {

/// Which observables and warnings are not to be relied on in this scenario, and why; empty: none. Ends with an end of line.
std::string caution_text(const Scenario& scenario);

}  // namespace tidegate::cli
