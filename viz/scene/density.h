#pragma once
#include <vector>

#include "viz/scene/venue_mesh.h"

namespace tidegate::viz {

/// Passengers per square metre of floor on a level's 1 m cells.
struct DensityGrid {
    std::vector<float> per_m2;  ///< as FloorGrid::floor_share

    /// Density of the cell that holds `p`; 0 outside.
    double at(const FloorGrid& floor, Vec2 p) const;
};

/// Counts each passenger around the cell he or she stands in, with weights 1-2-1 across and along,
/// over the floor that these weights cover: people beside a wall are not diluted by what lies
/// behind it.
DensityGrid density_of(const FloorGrid& floor, const std::vector<Vec2>& people);

struct DensityPeak {
    double per_m2 = 0;
    Vec2 place;  ///< middle of the cell
};
DensityPeak peak_of(const FloorGrid& floor, const DensityGrid& density);

}  // namespace tidegate::viz
