#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "record/checkpoint_file.h"

namespace tidegate {

/// What stands before the state of a checkpoint in its file; 208 bytes, as in memory (little-endian).
struct CheckpointHead {
    std::array<char, 8> magic{'T', 'G', 'S', 'T', 'A', 'T', 'E', '\n'};
    std::uint64_t format = checkpoint_format;
    std::uint64_t state_bytes = 0;
    double time_s = 0;
    std::uint64_t frames = 0, samples = 0;
    std::uint64_t state_hash = 0;
    std::uint64_t state_sum = 0;            ///< checksum of the state's bytes
    std::array<char, 64> identity{};        ///< identity_of()
    std::array<char, 64> program_version{}; ///< filled up with zeros
    std::uint64_t reserved = 0;
    std::uint64_t head_sum = 0;             ///< checksum of all before it
};
static_assert(sizeof(CheckpointHead) == 208, "the head is part of the format");

/// Checksum of bytes (base/state_hash.h): tells damage, not malice.
std::uint64_t checksum(const void* data, std::size_t bytes);
std::uint64_t head_sum_of(const CheckpointHead& head);

/// Opens the file to read; not open when there is none.
CheckpointFd open_to_read(const std::string& path);
/// Reads so many bytes from there on; false when they are not there.
bool read_at(int fd, std::uint64_t first, void* data, std::size_t bytes);
/// The head at that place, when it is whole.
std::optional<CheckpointHead> head_at(int fd, std::uint64_t first);

}  // namespace tidegate
