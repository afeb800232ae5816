#include "record/new_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/fault.h"

namespace tidegate {
namespace {

namespace fs = std::filesystem;

void refuse_existing(const std::string& path, bool force) {
    std::error_code none;
    const auto kind = fs::status(path, none).type();
    if (kind == fs::file_type::not_found || kind == fs::file_type::none) return;
    Faults faults;
    if (kind == fs::file_type::directory) {
        faults.add({path}, "is a folder", "the name of a new file",
                   "add a file name, such as run.h5");
    } else if (kind != fs::file_type::regular) {
        faults.add({path}, "is not an ordinary file", "the name of a new file");
    } else if (!force) {
        faults.add({path}, "exists already", {},
                   "choose another name, or overwrite it with --force");
    }
    if (!faults.empty()) throw InputError(std::move(faults));
}

// Says precisely why a file cannot be made, which HDF5 does not.
void claim(const std::string& path) {
    const int file = open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (file >= 0) {
        close(file);
        return;
    }
    if (errno == EEXIST) refuse_existing(path, false);
    throw std::runtime_error(refused_text(path, std::strerror(errno)));
}

h5::Handle create(const std::string& path) {
    const h5::Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file access");
    h5::check(H5Pset_libver_bounds(access.get(), H5F_LIBVER_LATEST, H5F_LIBVER_LATEST),
              "file version");
    // Readers take the file as it grows; a lock would only shut them out, and some file systems
    // have none.
    h5::check(H5Pset_file_locking(access.get(), false, true), "file locking");
    return {H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, access.get()), H5Fclose,
            "making the file"};
}

}  // namespace

std::string refused_text(const std::string& path, const std::string& reason) {
    const fs::path folder = fs::path(path).parent_path();
    std::error_code error;
    Fault fault;
    fault.place.file = path;
    fault.what = "cannot be written: " + reason;
    fault.cure = "free some space or record to another place with -o";
    if (!folder.empty() && !fs::exists(folder, error) && !error) {
        fault.what = "cannot be written: the folder '" + folder.string() + "' does not exist";
        fault.cure = "make the folder, or record to another place with -o";
    } else if (faccessat(AT_FDCWD, folder.empty() ? "." : folder.c_str(), W_OK, AT_EACCESS) != 0) {
        fault.cure = "change the folder's permissions, or record to another place with -o";
    }
    return text(fault);
}

h5::Handle make_run_file(const std::string& path, bool force) {
    refuse_existing(path, force);
    if (force) {
        std::error_code none;
        fs::remove(path, none);
    }
    claim(path);
    try {
        return create(path);
    } catch (const h5::Failure& failure) {
        std::error_code none;
        fs::remove(path, none);
        throw std::runtime_error(refused_text(path, failure.what()));
    }
}

}  // namespace tidegate
