#pragma once
#include <cstdlib>
#include <string>

namespace tidegate::testing {

/// Where the measured data would be; they are no part of the sources, so the folder may be missing.
inline std::string data_folder() {
    if (const char* folder = std::getenv("TIDEGATE_DATA")) return folder;
    return TIDEGATE_SOURCE_DIR "/../shared/data";
}

}  // namespace tidegate::testing
