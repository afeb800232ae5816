#pragma once
#include <string>

#include "record/h5.h"

namespace tidegate {

/// Makes an empty HDF5 file for a recording. Throws InputError when `path` exists and not `force`,
/// or is no regular file; std::runtime_error when the disk refuses.
h5::Handle make_run_file(const std::string& path, bool force);

/// "out.h5: cannot be written: No space left on device; free some space or ..."
std::string refused_text(const std::string& path, const std::string& reason);

}  // namespace tidegate
