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

/// Level of service for walkways A-F (index 0-5) of a density. Source: J. J. Fruin, "Pedestrian
/// Planning and Design", 1971: A to 0.31, B to 0.43, C to 0.72, D to 1.08, E to 2.17 passengers per
/// m2, F above.
int fruin_class(double per_m2);
constexpr double fruin_limits_per_m2[] = {0.31, 0.43, 0.72, 1.08, 2.17};

}  // namespace tidegate::viz
