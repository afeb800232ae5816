#pragma once
#include <cstdint>
#include <vector>

#include "navigation/zone_grid.h"

namespace tidegate {

/// Square cells of 1 m over a zone. A square that walls divide is as many cells as it has parts, and cells are neighbours only
/// where the floor joins them: what happens on the other side of a thin wall is far away.
struct ZoneCells {
    static constexpr std::int32_t none = -1, several = -2;
    struct Beside {
        std::int32_t left = none, right = none, down = none, up = none;
    };

    int nx = 0, ny = 0;
    std::vector<std::int32_t> of_square;  ///< [ny * nx] cell, also without floor; several where it is divided
    std::vector<std::int32_t> of_node;    ///< [nodes used] cell, or none
    std::vector<Beside> beside;           ///< [cells]
    std::vector<float> floor_m2;          ///< [cells] where people can walk, averaged like people

    std::size_t size() const { return beside.size(); }
    bool empty() const { return beside.empty(); }
    int column_of(float from_corner_m) const;
    int row_of(float from_corner_m) const;
    /// The cell in which somebody stands; none where no floor is near.
    std::int32_t at(const EikonalGrid& grid, Vec2f from_corner) const;
};
/// From all nodes of the zone; `of_node` is about those of `used`, which are the same, every second or every fourth of them.
ZoneCells cells_over(const EikonalGrid& all, const EikonalGrid& used);

/// Mean over each cell and its neighbours, several times: first along, then across. Nothing is beyond the edge. `scratch` is room to work in.
void blur(const ZoneCells& cells, std::vector<float>& column, std::vector<float>& scratch);

/// A column of the cells at a node: between the middles of cells, so that no edge of a cell leads people aside.
float value_at(const ZoneCells& cells, const std::vector<float>& column, std::size_t node, Vec2f from_corner);

}  // namespace tidegate
