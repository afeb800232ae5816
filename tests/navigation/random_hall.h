#pragma once
#include "base/draws.h"
#include "navigation/eikonal.h"

namespace tidegate {

/// A hall of `nx` x `ny` nodes with walls drawn at random: some nodes are off the floor, some links are cut, some
/// places are slow.
inline EikonalGrid random_hall(std::uint64_t seed, int nx, int ny, float slow = 2.5f) {
    const Draws draws{seed};
    EikonalGrid grid;
    grid.nx = nx, grid.ny = ny;
    grid.links.assign(std::size_t(nx) * std::size_t(ny), 0);
    grid.slowness.assign(grid.links.size(), 1);
    std::vector<std::uint8_t> is_floor(grid.links.size(), 1);
    for (std::uint64_t wall = 0; wall < 8; ++wall) {
        const bool along_x = draws.uniform(Purpose::place, wall, 0) < 0.5;
        const int length = 5 + int(draws.uniform(Purpose::place, wall, 1) * 25);
        const int x0 = int(draws.uniform(Purpose::place, wall, 2) * nx), y0 = int(draws.uniform(Purpose::place, wall, 3) * ny);
        for (int k = 0; k < length; ++k) {
            const int x = x0 + (along_x ? k : 0), y = y0 + (along_x ? 0 : k);
            if (x < nx && y < ny) is_floor[std::size_t(y * nx + x)] = 0;
        }
    }
    for (int y = 0; y < ny; ++y) {
        for (int x = 0; x < nx; ++x) {
            const auto node = std::size_t(y * nx + x);
            if (!is_floor[node]) continue;
            if (draws.uniform(Purpose::body, node) < 0.05) grid.slowness[node] = slow;
            if (x + 1 < nx && is_floor[node + 1]) grid.links[node] |= EikonalGrid::right, grid.links[node + 1] |= EikonalGrid::left;
            if (y + 1 < ny && is_floor[node + std::size_t(nx)]) {
                grid.links[node] |= EikonalGrid::up;
                grid.links[node + std::size_t(nx)] |= EikonalGrid::down;
            }
        }
    }
    return grid;
}

}  // namespace tidegate
