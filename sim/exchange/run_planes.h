#pragma once
#include <string>
#include <vector>

#include "record/run_reader.h"
#include "scenario/geos.h"
#include "scenario/scenario.h"

namespace tidegate {

/// The planes of a recording with the venue they belong to.
class RunPlanes {
public:
    /// Reads the scenario that the recording holds. Throws InputError when this program no longer understands it.
    explicit RunPlanes(const RunHeader& header);
    RunPlanes(const RunPlanes&) = delete;
    RunPlanes& operator=(const RunPlanes&) = delete;

    const std::string& name(std::size_t plane) const { return planes_[plane].name; }
    /// A position of a frame in plan, in the venue's local metres.
    Vec2 on_plan(const FrameAgent& agent) const;
    /// The plane of a level; throws InputError with the names known when there is none, or when `level` is empty and there
    /// are several.
    std::size_t level(const std::string& level) const;
    const LevelDef& level_def(std::size_t plane) const;
    /// Whether a position in plan has passed an exit or a train door of the level: such people are on their way out, off the floor.
    bool is_beyond_exit(std::size_t plane, Vec2 at) const;

private:
    Scenario scenario_;
    std::vector<Shape> floors_;                    ///< by level
    std::vector<const ConnectorDef*> connectors_;  ///< by plane; null: a level
    std::vector<PlaneInfo> planes_;
};

}  // namespace tidegate
