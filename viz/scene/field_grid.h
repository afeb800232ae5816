#pragma once
#include <vector>

#include "viz/scene/venue_mesh.h"

namespace tidegate::viz {

/// A value for each of a level's 1 m cells; NaN: nothing to say.
struct FieldGrid {
    std::vector<float> values;  ///< as FloorGrid::floor_share; empty: no field

    bool is_empty() const { return values.empty(); }
    /// Value of the cell that holds `p`; NaN outside.
    float at(const FloorGrid& floor, Vec2 p) const;
};

/// The cell that holds `p`, or false.
bool cell_of(const FloorGrid& floor, Vec2 p, std::size_t& cell);

/// Sums over the cells around each cell with weights 1-2-1 (quarter, half, quarter) across and
/// along; cells beyond the border count as empty.
std::vector<float> smoothed(const FloorGrid& floor, const std::vector<float>& values);

}  // namespace tidegate::viz
