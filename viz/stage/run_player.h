#pragma once
#include <exception>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "viz/data/background.h"
#include "viz/data/frame_cache.h"
#include "viz/data/load_run.h"
#include "viz/scene/history.h"
#include "viz/scene/journey.h"
#include "viz/scene/venue_mesh.h"
#include "viz/scene/waits.h"

namespace tidegate::viz {

/// By what a file is seen to have changed.
struct FileLook {
    std::uintmax_t size = 0;
    std::filesystem::file_time_type changed{};
    bool operator==(const FileLook&) const = default;
};

/// A recording that is open: frames are read as they are needed, and what only the whole recording
/// knows is found out in the background. All functions belong to one thread.
class RunPlayer {
public:
    /// `path` is looked at again while the recording grows; empty: never.
    RunPlayer(OpenRun opened, std::string path);

    const std::string& path() const { return path_; }
    const RunData& data() const { return *data_; }
    const VenueMesh& mesh() const { return *mesh_; }
    FrameCache& frames() { return *frames_; }

    /// Those present at a moment; nobody, and trouble() says why, when its frames cannot be read.
    /// Asking for the same moment again costs nothing.
    const Moment& moment_at(SimTime time);
    /// The frames of the `for_s` before a moment, oldest first, at most 30 of them.
    std::vector<FramePtr> trail(SimTime time, double for_s);

    /// What is known of the whole recording so far; the first call begins to read it. May be null.
    std::shared_ptr<const History> history();
    /// The journey of a passenger; null until it is read.
    std::shared_ptr<const Journey> journey(int agent);
    /// Who waited when, as far as it is known; the first call begins to read it. Null until then.
    std::shared_ptr<const Waits> waits();
    /// Waits until history and journey, and if they are asked for the waits, are complete, for pictures.
    void wait_for_all(int agent, bool with_waits = false);

    /// Looks whether a recording that was still being written has grown, at most every two seconds
    /// of `wall_s`; true when there is more now. A file that has gone or become unreadable is left
    /// as it was read; trouble() says so.
    bool look_again(double wall_s);
    /// Being written: it grew within the last seconds.
    bool is_growing(double wall_s) const;
    /// Something is being read in the background, so that more will be known soon.
    bool is_reading() const;
    /// What went wrong since it was last taken; null: nothing.
    const std::exception_ptr& trouble() const { return trouble_; }
    std::exception_ptr take_trouble() { return std::exchange(trouble_, nullptr); }

private:
    void begin_history();
    void take(const OpenRun& grown, double wall_s);

    std::string path_;
    std::shared_ptr<const RunData> data_;
    std::shared_ptr<const VenueMesh> mesh_;
    std::unique_ptr<FrameCache> frames_;
    Moment moment_;
    bool has_moment_ = false;
    double looked_wall_s_ = 0, grown_wall_s_ = -1e9;
    FileLook looked_;
    std::exception_ptr trouble_;
    std::shared_ptr<const History> known_;  ///< of an earlier look
    std::shared_ptr<const Waits> known_waits_;
    // Last: their threads read through the members above.
    std::unique_ptr<Background<History>> history_;
    std::unique_ptr<Background<Journey>> journey_;
    std::unique_ptr<Background<Waits>> waits_;
    int journey_agent_ = -1;
    std::unique_ptr<Background<OpenRun>> growth_;
};

}  // namespace tidegate::viz
