#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "base/whole_file.h"
#include "record/checkpoint_record.h"
#include "record/new_file.h"

namespace tidegate {
namespace {

template <std::size_t n>
std::array<char, n> padded(const std::string& text) {
    std::array<char, n> filled{};
    std::copy_n(text.begin(), std::min(text.size(), n), filled.begin());
    return filled;
}

// False with errno when the system refuses.
bool write_all(int fd, std::uint64_t first, const void* data, std::size_t bytes) {
    const auto* from = static_cast<const char*>(data);
    while (bytes > 0) {
        const ssize_t put = pwrite(fd, from, bytes, static_cast<off_t>(first));
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        from += put, first += static_cast<std::uint64_t>(put), bytes -= static_cast<std::size_t>(put);
    }
    return true;
}

// Half of them, spread over the time so far: one after the other goes whose neighbours stand closest. The last one stays. So a
// branch has at most three tenths of the run to make again.
std::vector<StoredCheckpoint> thinned(std::vector<StoredCheckpoint> kept) {
    while (2 * kept.size() > CheckpointWriter::most_kept) {
        const auto gap_s = [&](std::size_t i) { return kept[i + 1].time - (i > 0 ? kept[i - 1].time : 0); };
        std::size_t least = 0;
        for (std::size_t i = 1; i + 1 < kept.size(); ++i) {
            if (gap_s(i) < gap_s(least)) least = i;
        }
        kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(least));
    }
    return kept;
}

}  // namespace

struct CheckpointWriter::Parts {
    std::string path;
    CheckpointHead head;  ///< what all have in common
    CheckpointFd file;
    std::vector<StoredCheckpoint> stored;
    std::uint64_t end = 0;

    [[noreturn]] void refuse() const { throw std::runtime_error(refused_text(path, std::strerror(errno))); }
    void keep_only(const std::vector<StoredCheckpoint>& kept);
    void copy(int from, int to, const StoredCheckpoint& one, std::uint64_t at) const;
};

void CheckpointWriter::Parts::copy(int from, int to, const StoredCheckpoint& one, std::uint64_t at) const {
    std::vector<char> block(1 << 20);
    for (std::uint64_t done = 0; done < one.bytes;) {
        const std::size_t part = std::min<std::uint64_t>(block.size(), one.bytes - done);
        if (!read_at(from, one.first_byte + done, block.data(), part) || !write_all(to, at + done, block.data(), part)) refuse();
        done += part;
    }
}

// A new file takes the place of the old one, so that at any moment one of the two is there, whole.
void CheckpointWriter::Parts::keep_only(const std::vector<StoredCheckpoint>& kept) {
    const PartFile part(path);
    const CheckpointFd old = open_to_read(path);
    CheckpointFd fresh(open(part.path().c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (!fresh.is_open()) refuse();
    flock(fresh.get(), LOCK_EX | LOCK_NB);  // a file system without locks does without
    std::vector<StoredCheckpoint> moved;
    std::uint64_t at = 0;
    for (const StoredCheckpoint& one : kept) {
        copy(old.get(), fresh.get(), one, at);
        moved.push_back(one);
        moved.back().first_byte = at;
        at += one.bytes;
    }
    part.keep();
    file = std::move(fresh);
    stored = std::move(moved);
    end = at;
}

CheckpointWriter::CheckpointWriter(const std::string& recording, const RunHeader& header,
                                   const std::vector<StoredCheckpoint>& kept)
    : parts_(std::make_unique<Parts>()) {
    parts_->path = checkpoints_of(recording);
    parts_->head.identity = padded<64>(identity_of(header));
    parts_->head.program_version = padded<64>(header.manifest.program_version);
    parts_->keep_only(kept);
}

CheckpointWriter::~CheckpointWriter() = default;
CheckpointWriter::CheckpointWriter(CheckpointWriter&&) noexcept = default;

void CheckpointWriter::add(const Checkpoint& checkpoint, std::uint64_t frames, std::uint64_t samples) {
    Parts& p = *parts_;
    if (p.stored.size() >= most_kept) p.keep_only(thinned(p.stored));
    CheckpointHead head = p.head;
    head.state_bytes = checkpoint.state.size();
    head.time_s = checkpoint.time;
    head.frames = frames, head.samples = samples;
    head.state_hash = checkpoint.state_hash;
    head.state_sum = checksum(checkpoint.state.data(), checkpoint.state.size());
    head.head_sum = head_sum_of(head);
    // The head last: without it nobody takes what stands behind it for a checkpoint.
    const bool is_written = write_all(p.file.get(), p.end + sizeof head, checkpoint.state.data(), checkpoint.state.size()) &&
                            write_all(p.file.get(), p.end, &head, sizeof head);
    if (!is_written) {
        const int reason = errno;
        if (ftruncate(p.file.get(), static_cast<off_t>(p.end)) != 0) errno = reason;
        errno = reason;
        p.refuse();
    }
    p.stored.push_back({head.time_s, frames, samples, p.end, sizeof head + head.state_bytes});
    p.end += p.stored.back().bytes;
}

}  // namespace tidegate
