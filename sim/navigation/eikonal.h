#pragma once
#include <cstdint>
#include <vector>

namespace tidegate {

/// A rectangular grid of nodes, row by row, some of them linked to their neighbours.
struct EikonalGrid {
    enum Link : std::uint8_t { left = 1, right = 2, down = 4, up = 8 };

    int nx = 0;
    int ny = 0;
    double spacing_m = 0.2;
    std::vector<std::uint8_t> links;  ///< [ny * nx]; both ways, never off the grid
    std::vector<float> slowness;      ///< [ny * nx]; 1 / pace
};

/// A node at which the solution is given.
struct EikonalSeed {
    int node = 0;
    float value = 0;
};

}  // namespace tidegate
