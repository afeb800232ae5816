#pragma once
#include <vector>

#include "venue/on_plan.h"
#include "venue/venue_def.h"
#include "viz/scene/camera.h"

namespace tidegate::viz {

/// Cells of 1 m over a level, with the share of each that is floor.
struct FloorGrid {
    static constexpr double cell_m = 1.0;
    Vec2 low;  ///< lower-left corner [m]
    int columns = 0;
    int rows = 0;
    std::vector<float> floor_share;   ///< [0, 1], row by row from below
    std::vector<float> floor_around;  ///< the same, smoothed()

    bool has(int column, int row) const {
        return column >= 0 && row >= 0 && column < columns && row < rows;
    }
    std::size_t at(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
               static_cast<std::size_t>(column);
    }
};

/// What is worked out once for each level so that drawing a picture is quick.
struct LevelMesh {
    Bounds bounds;                ///< of the floor and of all that is drawn on it
    std::vector<Vec2> triangles;  ///< of the floor, three points each
    FloorGrid grid;
};

struct VenueMesh {
    std::vector<LevelMesh> levels;
    std::vector<std::vector<Vec2>> areas;  ///< triangles of each area
};

VenueMesh make_mesh(const VenueDef& venue);


}  // namespace tidegate::viz
