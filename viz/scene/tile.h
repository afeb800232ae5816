#pragma once
#include <vector>

#include "viz/data/shown.h"
#include "viz/scene/camera.h"
#include "viz/scene/venue_mesh.h"
#include "viz/scene/view_state.h"

namespace tidegate::viz {

constexpr float tile_header_px = 34;
constexpr float run_heading_px = 30;

/// A rectangle of the plan view that shows one level. Levels of a stack share their rectangle.
struct Tile {
    LevelId level;
    Rect rect;
    int run = 0;                 ///< 0: the first run, 1: the other
    bool is_difference = false;  ///< the other run minus the first
    Bounds bounds;               ///< what is fitted in: the level, or all levels of a stack
    Pose pose;
    int stack_row = -1;  ///< from below; -1: not in a stack
    int stack_rows = 0;

    bool is_stacked() const { return stack_row >= 0; }
};

/// Where a run's name stands above its tiles; only in a comparison.
struct RunHeading {
    int run = 0;
    Rect rect;
};

struct Tiling {
    std::vector<Tile> tiles;
    std::vector<RunHeading> headings;
};

/// Lays the levels that are shown into `area`: all of them, or one that fills it; of two runs in
/// columns or rows, whichever shows them larger, or once as a difference. `other_mesh` may be null
/// when there is no other run. Levels are named by the first run's rows; a level that the other run
/// has not is left out there.
Tiling shown_tiles(const Shown& shown, const VenueMesh& mesh, const VenueMesh* other_mesh,
                   const ViewState& view, Rect area);

/// The camera that shows the whole level in its tile, before the user's change.
Camera fitted_camera(const Tile& tile);
/// The user's change of this tile's camera.
CameraChange change_of(const ViewState& view, const Tile& tile);
/// What ChangeCamera calls it: a level's row, or all_levels in a stack.
int camera_key(const Tile& tile);

}  // namespace tidegate::viz
