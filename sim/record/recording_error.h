#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/fault.h"

namespace tidegate {

/// Why a recording cannot be read.
enum class RecordingFault : std::uint8_t {
    missing,
    no_file,        ///< a folder, a device
    unreadable,     ///< details: what the system says
    empty,
    not_hdf5,
    foreign,        ///< HDF5, of another program
    newer_version,  ///< details: its version
    older_version,  ///< details: its version
    truncated,      ///< details: bytes that are there, bytes that should be
    damaged         ///< details: what the file library says, or which part does not fit
};

/// A recording that cannot be read. what() is the whole sentence; its parts are kept for who says it in another language.
class RecordingError : public InputError {
public:
    /// `details`: as many as the fault has.
    RecordingError(RecordingFault fault, const std::string& path, std::vector<std::string> details = {});

    RecordingFault fault() const { return fault_; }
    const std::string& path() const { return path_; }
    const std::vector<std::string>& details() const { return details_; }

private:
    RecordingFault fault_;
    std::string path_;
    std::vector<std::string> details_;
};

}  // namespace tidegate
