#pragma once
#include <string>

#include "record/run_reader.h"

namespace tidegate {

/// What of a recording is exported, and where to. A file that exists is refused unless `force`; what is written appears
/// whole or not at all.
struct ExportOrder {
    std::string path;
    std::string level;  ///< JuPedSim: the one level; CSV: empty for all
    bool force = false;
};

/// Trajectories of one level as a JuPedSim SQLite file, version 2: trajectory_data (frame, id, pos_x, pos_y, ori_x, ori_y),
/// frame_data, geometry (hash, wkt), metadata (version, fps, xmin, xmax, ymin, ymax). Positions in the venue's local metres.
/// Who has passed an exit or train door, and is off the floor, is left out, so all positions lie in the geometry.
/// Orientation is the direction of the walk to the next frame; who stands keeps the last one, at first (1, 0).
/// Throws InputError when the level is not told and there are several, or there are no frames.
void export_jupedsim(const RunReader& run, const ExportOrder& order);

/// Trajectories as a table: frame, time_s, agent, plane (a level, stair, escalator, ramp or lift), x_m, y_m (in plan, in the
/// venue's local metres), speed_m_s, state.
void export_csv(const RunReader& run, const ExportOrder& order);

}  // namespace tidegate
