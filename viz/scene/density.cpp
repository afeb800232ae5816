#include "viz/scene/density.h"

#include <algorithm>

#include "viz/scene/field_grid.h"

namespace tidegate::viz {

double DensityGrid::at(const FloorGrid& floor, Vec2 p) const {
    std::size_t cell = 0;
    return cell_of(floor, p, cell) ? per_m2[cell] : 0;
}

DensityGrid density_of(const FloorGrid& floor, const std::vector<Vec2>& people) {
    std::vector<float> counts(floor.floor_share.size(), 0);
    for (const Vec2 p : people) {
        std::size_t cell = 0;
        if (cell_of(floor, p, cell)) counts[cell] += 1;
    }
    DensityGrid density{smoothed(floor, counts)};
    for (std::size_t i = 0; i < density.per_m2.size(); ++i) {
        if (floor.floor_share[i] <= 0) {
            density.per_m2[i] = 0;
        } else {
            density.per_m2[i] /= std::max(0.25F, floor.floor_around[i]);
        }
    }
    return density;
}

DensityPeak peak_of(const FloorGrid& floor, const DensityGrid& density) {
    DensityPeak peak;
    for (int row = 0; row < floor.rows; ++row) {
        for (int column = 0; column < floor.columns; ++column) {
            const double value = density.per_m2[floor.at(column, row)];
            if (value <= peak.per_m2) continue;
            peak = {value, floor.low + Vec2{column + 0.5, row + 0.5} * FloorGrid::cell_m};
        }
    }
    return peak;
}

}  // namespace tidegate::viz
