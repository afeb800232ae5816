#pragma once
#include <string>

#include "record/h5.h"

namespace tidegate {

/// Opens a recording for reading, finished, cut off or growing, after looking at its first bytes.
/// Throws RecordingError for a file that is missing, not HDF5, truncated, no recording, or of another
/// major version.
h5::Handle open_run_file(const std::string& path);

/// RecordingError for a file that cannot be read: "run.h5: is damaged: ...".
[[noreturn]] void refuse_damaged(const std::string& path, const std::string& reason);

}  // namespace tidegate
