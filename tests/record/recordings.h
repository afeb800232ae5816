#pragma once
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "record/run_file.h"
#include "record/run_writer.h"

namespace tidegate::test {

/// A folder that goes when the test ends.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "tidegate record XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~ScratchFolder() { std::filesystem::remove_all(path_); }
    ScratchFolder(const ScratchFolder&) = delete;
    std::string file(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

/// A header with something in every field.
RunHeader small_header();

/// `count` passengers who walk about a plane of 100 m x 40 m; the same for the same time.
std::vector<FrameAgent> walkers(int count, SimTime time);
Frame frame_of(const std::vector<FrameAgent>& agents, SimTime time);

/// What the small recording holds, besides `frames` frames, one a second, of `agents` passengers.
struct SmallRun {
    int frames = 5;
    int agents = 30;
    std::vector<Event> events;
    std::vector<Crossing> crossings;
    std::vector<LevelChange> level_changes;
    std::vector<AgentRecord> table;
    std::vector<Outcome> outcomes;
};
SmallRun small_run();

/// Gives all of `run` but the outcomes to `writer`.
void record(RunWriter& writer, const SmallRun& run);
/// A finished recording.
void record_finished(const std::string& path, const SmallRun& run);

}  // namespace tidegate::test
