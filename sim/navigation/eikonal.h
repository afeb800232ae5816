#pragma once
#include <cstdint>
#include <span>
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

struct EikonalSeed {
    int node = 0;
    float value = 0;
};

/// Solves |grad T| = slowness with T given at the seeds; infinity where no links lead. Second-order
/// upwind differences where both upwind nodes are known (Sethian 1999, Level Set Methods and Fast
/// Marching Methods, ch. 8; Rickett and Fomel 1999, Stanford Exploration Project 100), else first
/// order. Nodes are settled in order of T, then node number, so the result is
/// unique. Cost: N log N.
std::vector<float> solve_eikonal(const EikonalGrid& grid, std::span<const EikonalSeed> seeds);

}  // namespace tidegate
