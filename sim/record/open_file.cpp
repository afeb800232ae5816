#include "record/open_file.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <thread>

#include "record/disk_names.h"
#include "record/recording_error.h"

namespace tidegate {
namespace {

namespace fs = std::filesystem;

// HDF5 File Format Specification 3.0, section II.A, superblock versions 2 and 3: signature (8
// bytes), version, size of offsets, size of lengths, consistency flags, then addresses of 8 bytes:
// base, extension, end of file.
struct Superblock {
    bool is_hdf5 = false;
    int version = 0;
    bool is_being_written = false;
    std::uint64_t end = 0;  ///< size that the file should have [bytes]; version 2 and 3

    bool operator==(const Superblock&) const = default;
};

Superblock read_superblock(const std::string& path) {
    std::array<unsigned char, 48> bytes{};
    std::ifstream file(path, std::ios::binary);
    file.read(reinterpret_cast<char*>(bytes.data()), bytes.size());
    constexpr unsigned char signature[] = {0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    Superblock block;
    block.is_hdf5 = std::equal(std::begin(signature), std::end(signature), bytes.begin());
    block.version = bytes[8];
    if (block.version < 2 || file.gcount() < 36) return block;
    block.is_being_written = bytes[11] != 0;
    for (int i = 7; i >= 0; --i)
        block.end = block.end << 8 | bytes[28 + static_cast<std::size_t>(i)];
    return block;
}

std::uintmax_t size_of_readable(const std::string& path) {
    std::error_code error;
    const auto kind = fs::status(path, error).type();
    if (kind == fs::file_type::not_found) throw RecordingError(RecordingFault::missing, path);
    if (kind != fs::file_type::regular) throw RecordingError(RecordingFault::no_file, path);
    errno = 0;
    if (!std::ifstream(path, std::ios::binary)) {
        throw RecordingError(RecordingFault::unreadable, path, {std::strerror(errno)});
    }
    return fs::file_size(path, error);
}

// HDF5 waits twice as long before each further attempt to read what a writer may just be changing,
// from 1 ns on: 24 attempts are 17 ms, its own default of 100 would never end on a damaged file.
constexpr unsigned attempts = 24;

h5::Handle open(const std::string& path, bool is_being_written) {
    const h5::Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file access");
    h5::check(H5Pset_file_locking(access.get(), false, true), "file locking");
    h5::check(H5Pset_metadata_read_attempts(access.get(), attempts), "attempts");
    const unsigned how = is_being_written ? H5F_ACC_RDONLY | H5F_ACC_SWMR_READ : H5F_ACC_RDONLY;
    return {H5Fopen(path.c_str(), how, access.get()), H5Fclose, "opening"};
}

void check_format(const std::string& path, hid_t file) {
    const h5::Handle root = h5::open_group(file, "/");
    if (!h5::has_attribute(root.get(), "format") ||
        !h5::has_attribute(root.get(), "format_major") ||
        h5::read_text_attribute(root.get(), "format") != run_format_name) {
        throw RecordingError(RecordingFault::foreign, path);
    }
    const auto major = h5::read_attribute<std::int32_t>(root.get(), "format_major");
    const auto minor = h5::read_attribute<std::int32_t>(root.get(), "format_minor");
    if (major == run_format_major) return;
    const bool is_newer = major > run_format_major;
    throw RecordingError(is_newer ? RecordingFault::newer_version : RecordingFault::older_version, path,
                         {fmt::format("{}.{}", major, minor)});
}

}  // namespace

void refuse_damaged(const std::string& path, const std::string& reason) {
    throw RecordingError(RecordingFault::damaged, path, {reason});
}

namespace {

/// What is seen of a file before HDF5 opens it.
struct Look {
    std::uintmax_t size = 0;
    Superblock block;

    bool is_truncated() const { return block.version >= 2 && !block.is_being_written && size < block.end; }
    bool operator==(const Look&) const = default;
};
Look look_at(const std::string& path) { return {size_of_readable(path), read_superblock(path)}; }

// A writer that finishes its file changes superblock and length one after the other. Whoever looks between the two finds a
// file that seems damaged and is whole a moment later.
constexpr int looks = 10;
constexpr std::chrono::milliseconds between_looks{20};

bool has_changed(const std::string& path, const Look& before) {
    if (before.is_truncated()) std::this_thread::sleep_for(between_looks);
    if (look_at(path) == before) return false;
    std::this_thread::sleep_for(between_looks);
    return true;
}

}  // namespace

h5::Handle open_run_file(const std::string& path) {
    for (int k = 1;; ++k) {
        const Look look = look_at(path);
        if (!look.block.is_hdf5) {
            throw RecordingError(look.size == 0 ? RecordingFault::empty : RecordingFault::not_hdf5, path);
        }
        if (look.is_truncated()) {
            if (k < looks && has_changed(path, look)) continue;
            throw RecordingError(RecordingFault::truncated, path,
                                 {fmt::to_string(look.size), fmt::to_string(look.block.end)});
        }
        try {
            h5::Handle file = open(path, look.block.is_being_written);
            check_format(path, file.get());
            return file;
        } catch (const h5::Failure& failure) {
            if (k < looks && has_changed(path, look)) continue;
            refuse_damaged(path, failure.what());
        }
    }
}

}  // namespace tidegate
