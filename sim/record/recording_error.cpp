#include "record/recording_error.h"

#include <fmt/core.h>

#include <utility>

#include "record/run_file.h"

namespace tidegate {
namespace {

constexpr const char* name_one = "give the name of a recording made by 'tidegate run -o'";
constexpr const char* make_anew = "copy it again from where it was made, or make the run again";

Fault fault_of(RecordingFault fault, const std::string& path, const std::vector<std::string>& details) {
    const auto detail = [&](std::size_t i) { return i < details.size() ? details[i] : std::string(); };
    const auto version = [&] {
        return fmt::format("is a recording of format {}; this Tidegate reads format {}.x", detail(0), run_format_major);
    };
    switch (fault) {
        case RecordingFault::missing: return {{path}, "does not exist", {}, name_one};
        case RecordingFault::no_file: return {{path}, "is not a file", {}, name_one};
        case RecordingFault::unreadable: return {{path}, "cannot be opened: " + detail(0), {}, "check its permissions"};
        case RecordingFault::empty: return {{path}, "is empty", {}, name_one};
        case RecordingFault::not_hdf5: return {{path}, "is not a recording (not an HDF5 file)", {}, name_one};
        case RecordingFault::foreign:
            return {{path}, "is an HDF5 file, but not a recording of Tidegate", {}, name_one};
        case RecordingFault::newer_version: return {{path}, version(), {}, "open it with a newer Tidegate"};
        case RecordingFault::older_version:
            return {{path}, version(), {}, "open it with the Tidegate that wrote it"};
        case RecordingFault::truncated:
            return {{path}, fmt::format("is truncated: {} of {} bytes are there", detail(0), detail(1)), {}, make_anew};
        case RecordingFault::damaged: break;
    }
    return {{path}, "is damaged: " + detail(0), {}, make_anew};
}

Faults faults_of(RecordingFault fault, const std::string& path, const std::vector<std::string>& details) {
    Faults faults;
    faults.add(fault_of(fault, path, details));
    return faults;
}

}  // namespace

RecordingError::RecordingError(RecordingFault fault, const std::string& path, std::vector<std::string> details)
    : InputError(faults_of(fault, path, details)), fault_(fault), path_(path), details_(std::move(details)) {}

}  // namespace tidegate
