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
    constexpr float side = 0.25F, middle = 0.5F;
    const auto columns = static_cast<std::size_t>(floor.columns), rows = static_cast<std::size_t>(floor.rows);
    std::vector<float> across(values.size(), 0), result(values.size(), 0);
    for (std::size_t row = 0; row < rows; ++row) {
        const float* from = values.data() + row * columns;
        float* to = across.data() + row * columns;
        for (std::size_t i = 1; i < columns; ++i) to[i] = side * from[i - 1];
        for (std::size_t i = 0; i < columns; ++i) to[i] += middle * from[i];
        for (std::size_t i = 0; i + 1 < columns; ++i) to[i] += side * from[i + 1];
    }
    // Row by row, so that memory is read in its order.
    const auto add = [&](std::size_t to, std::size_t from, float weight) {
        for (std::size_t i = 0; i < columns; ++i) result[to * columns + i] += weight * across[from * columns + i];
    };
    for (std::size_t row = 0; row < rows; ++row) {
        if (row > 0) add(row, row - 1, side);
        add(row, row, middle);
        if (row + 1 < rows) add(row, row + 1, side);
    }
    return result;
}

}  // namespace tidegate::viz
