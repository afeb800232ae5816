#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string_view>

#include "base/fault.h"
#include "base/state_hash.h"
#include "record/checkpoint_record.h"
#include "record/sha256.h"

namespace tidegate {
namespace {

constexpr const char* anew = "run it anew, or compare what is there with 'tidegate verify'";

[[noreturn]] void refuse(const std::string& recording, std::string what, std::string cure = anew) {
    Faults faults;
    faults.add({checkpoints_of(recording), 0, 0}, std::move(what), {}, std::move(cure));
    throw InputError(std::move(faults));
}

std::string text_of(const std::array<char, 64>& padded) {
    const std::string_view all(padded.data(), padded.size());
    return std::string(all.substr(0, all.find('\0')));
}

std::uint64_t size_of(int fd) {
    struct stat status = {};
    return fstat(fd, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

/// Why the checkpoints that were looked at cannot be used.
std::string why_not(const CheckpointHead& head, const std::string& identity, const std::string& program_version) {
    if (head.format != checkpoint_format) {
        return fmt::format("holds checkpoints of format {}; this Tidegate goes on from format {}", head.format, checkpoint_format);
    }
    if (text_of(head.identity) != identity) return "holds checkpoints of another scenario or other settings";
    if (text_of(head.program_version) != program_version) {
        return fmt::format("holds checkpoints of version {}, which version {} cannot go on from", text_of(head.program_version),
                           program_version);
    }
    return {};
}

}  // namespace

std::string checkpoints_of(const std::string& recording) { return recording + ".checkpoints"; }

std::string identity_of(const RunHeader& header) {
    std::string all;
    const auto add = [&all](const std::string& text) { all += fmt::format("{}:", text.size()) + text; };
    for (const auto& [name, text] : header.text.files) add(name), add(text);
    for (const std::string& setting : header.text.settings) add(setting);
    for (const PastStretch& stretch : header.past) {
        add(fmt::format("until {}", stretch.until_s));
        for (const std::string& setting : stretch.settings) add(setting);
    }
    return sha256(all);
}

std::uint64_t checksum(const void* data, std::size_t bytes) {
    StateHash hash;
    hash.add_bytes(data, bytes);
    return hash.value();
}

std::uint64_t head_sum_of(const CheckpointHead& head) { return checksum(&head, offsetof(CheckpointHead, head_sum)); }

CheckpointFd::~CheckpointFd() {
    if (fd_ >= 0) close(fd_);
}

CheckpointFd open_to_read(const std::string& path) { return CheckpointFd(open(path.c_str(), O_RDONLY | O_CLOEXEC)); }

bool read_at(int fd, std::uint64_t first, void* data, std::size_t bytes) {
    auto* to = static_cast<char*>(data);
    while (bytes > 0) {
        const ssize_t got = pread(fd, to, bytes, static_cast<off_t>(first));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        to += got, first += static_cast<std::uint64_t>(got), bytes -= static_cast<std::size_t>(got);
    }
    return true;
}

std::optional<CheckpointHead> head_at(int fd, std::uint64_t first) {
    CheckpointHead head;
    const auto magic = head.magic;
    if (!read_at(fd, first, &head, sizeof head) || head.magic != magic || head.head_sum != head_sum_of(head)) return {};
    return head;
}

std::vector<StoredCheckpoint> stored_checkpoints(const std::string& recording, const RunHeader& header,
                                                 const std::string& program_version) {
    const CheckpointFd file = open_to_read(checkpoints_of(recording));
    if (!file.is_open()) return {};
    const std::string identity = identity_of(header);
    const std::uint64_t size = size_of(file.get());
    std::vector<StoredCheckpoint> found;
    std::string reason = "holds no whole checkpoint";
    for (std::uint64_t at = 0; const std::optional<CheckpointHead> head = head_at(file.get(), at);) {
        const std::uint64_t bytes = sizeof *head + head->state_bytes;
        if (bytes > size - at) break;  // the process ended while it was being written
        reason = why_not(*head, identity, program_version);
        if (!reason.empty()) break;
        found.push_back({head->time_s, head->frames, head->samples, at, bytes});
        at += bytes;
    }
    if (found.empty()) refuse(recording, reason);
    return found;
}

Checkpoint read_checkpoint(const std::string& recording, const StoredCheckpoint& stored) {
    const CheckpointFd file = open_to_read(checkpoints_of(recording));
    const std::optional<CheckpointHead> head = file.is_open() ? head_at(file.get(), stored.first_byte) : std::nullopt;
    if (!head || sizeof *head + head->state_bytes != stored.bytes) refuse(recording, "is damaged");
    Checkpoint checkpoint{head->time_s, head->state_hash, std::vector<std::byte>(head->state_bytes)};
    const bool is_whole =
        read_at(file.get(), stored.first_byte + sizeof *head, checkpoint.state.data(), checkpoint.state.size());
    if (!is_whole || checksum(checkpoint.state.data(), checkpoint.state.size()) != head->state_sum) {
        refuse(recording, "is damaged");
    }
    return checkpoint;
}

CheckpointFd lock_checkpoints(const std::string& recording) {
    CheckpointFd file = open_to_read(checkpoints_of(recording));
    if (!file.is_open() || flock(file.get(), LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return file;
    refuse(recording, "is being written by another process, which makes this very run", "wait for it, or stop it first");
}

void remove_checkpoints(const std::string& recording) {
    std::error_code none;
    std::filesystem::remove(checkpoints_of(recording), none);
}

}  // namespace tidegate
