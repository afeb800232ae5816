#pragma once
#include <span>
#include <string>

#include "record/run_file.h"

namespace tidegate {

/// What the scenario does not know about a run.
struct RunMaking {
    std::string program_version;
    std::string vector_path;
    int threads = 0;
};

/// Header of a recording of `scenario`: planes and portal names as the simulation numbers them; the
/// SHA-256 of every file of the scenario; started now.
RunHeader make_header(const Scenario& scenario, std::span<const PlaneInfo> planes,
                      std::span<const std::string> portals, const RunMaking& making);

}  // namespace tidegate
