#include "viz/scene/field_grid.h"

#include <cmath>
#include <limits>

namespace tidegate::viz {

float FieldGrid::at(const FloorGrid& floor, Vec2 p) const {
    std::size_t cell = 0;
    if (!cell_of(floor, p, cell) || cell >= values.size()) {
        return std::numeric_limits<float>::quiet_NaN();
    }
    return values[cell];
}

bool cell_of(const FloorGrid& floor, Vec2 p, std::size_t& cell) {
    const auto column = static_cast<int>(std::floor((p.x - floor.low.x) / FloorGrid::cell_m));
    const auto row = static_cast<int>(std::floor((p.y - floor.low.y) / FloorGrid::cell_m));
    if (!floor.has(column, row)) return false;
    cell = floor.at(column, row);
    return true;
}

std::vector<float> smoothed(const FloorGrid& floor, const std::vector<float>& values) {
    constexpr float weights[] = {0.25F, 0.5F, 0.25F};
    std::vector<float> across(values.size(), 0), result(values.size(), 0);
    for (int row = 0; row < floor.rows; ++row) {
        for (int column = 0; column < floor.columns; ++column) {
            for (int d = -1; d <= 1; ++d) {
                if (!floor.has(column + d, row)) continue;
                across[floor.at(column, row)] += weights[d + 1] * values[floor.at(column + d, row)];
            }
        }
    }
    for (int row = 0; row < floor.rows; ++row) {
        for (int column = 0; column < floor.columns; ++column) {
            for (int d = -1; d <= 1; ++d) {
                if (!floor.has(column, row + d)) continue;
                result[floor.at(column, row)] += weights[d + 1] * across[floor.at(column, row + d)];
            }
        }
    }
    return result;
}

}  // namespace tidegate::viz
