#pragma once
#include <string>
#include <vector>

#include "record/run_file.h"

namespace tidegate {

/// Files of the recorded scenario whose text no longer has the SHA-256 that the manifest states, or
/// that are missing on one side; empty when all is as it was recorded.
std::vector<std::string> altered_inputs(const RunHeader& header);

}  // namespace tidegate
