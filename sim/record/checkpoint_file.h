#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/checkpoint.h"
#include "record/run_file.h"

namespace tidegate {

/// Checkpoints stand beside their recording, in RUN.h5.checkpoints: one behind the other, each whole with a checksum, so that
/// whatever a kill -9 leaves of the last one is told from a whole one, and those before it are not touched. Format:
/// docs/recording.md.
constexpr int checkpoint_format = 4;

std::string checkpoints_of(const std::string& recording);

/// Whose state it is: SHA-256 of the texts, settings and past (RunHeader::past) of a recording. The program's version stands
/// apart, since one may change without the other.
std::string identity_of(const RunHeader& header);

/// A checkpoint as it stands in the file, but for its state.
struct StoredCheckpoint {
    SimTime time = 0;
    std::uint64_t frames = 0, samples = 0;  ///< of the recording, at its moments, when the checkpoint was made
    std::uint64_t first_byte = 0, bytes = 0;  ///< of the record in the file
};

/// An open file of checkpoints.
class CheckpointFd {
public:
    explicit CheckpointFd(int fd = -1) : fd_(fd) {}
    ~CheckpointFd();
    CheckpointFd(CheckpointFd&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
    CheckpointFd& operator=(CheckpointFd&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    int get() const { return fd_; }
    bool is_open() const { return fd_ >= 0; }

private:
    int fd_;
};

/// Writes checkpoints while a run happens. Holds the file locked as long as it lives, so that nobody goes on with a run that is
/// still under way. Keeps the last one and a few spread over the run, so that a branch has not far to go. All throw
/// std::runtime_error with the path and what the system says when the disk refuses; what was there stays.
class CheckpointWriter {
public:
    static constexpr std::size_t most_kept = 12;  ///< then half of them go

    /// Takes the place of what is there, but for the checkpoints of `kept`, which stand in it.
    CheckpointWriter(const std::string& recording, const RunHeader& header, const std::vector<StoredCheckpoint>& kept = {});
    ~CheckpointWriter();
    CheckpointWriter(CheckpointWriter&&) noexcept;

    void add(const Checkpoint& checkpoint, std::uint64_t frames, std::uint64_t samples);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// What can be gone on from, in order of time: those of this recording by this version of the program. Empty when there is no
/// file. Throws InputError that says why when there are checkpoints and none can be used.
std::vector<StoredCheckpoint> stored_checkpoints(const std::string& recording, const RunHeader& header,
                                                 const std::string& program_version);

/// Reads one of them. Throws InputError when its bytes are not those that were written.
Checkpoint read_checkpoint(const std::string& recording, const StoredCheckpoint& stored);

/// Keeps others from going on with the recording as long as what it returns lives. Throws InputError when a process is alive that
/// makes this run or goes on with it.
CheckpointFd lock_checkpoints(const std::string& recording);

/// For a recording without checkpoints that takes the place of one that had some.
void remove_checkpoints(const std::string& recording);

}  // namespace tidegate
