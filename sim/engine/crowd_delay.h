#pragma once
#include <vector>

#include "navigation/zone_grid.h"

namespace tidegate {

/// By how much longer ways in a zone take because of the people counted there.
struct CrowdDelay {
    bool is_slow = false;              ///< some node is
    std::vector<float> people, speed;  ///< [nodes] how many, and the sum of their speeds [m/s]: counted, then averaged around
    std::vector<float> slowness;       ///< [nodes] >= 1; follows with a lag

    void make(std::size_t nodes);
    void clear_counts();
    /// At the node nearest to `from_corner` that belongs to the floor, if any is near.
    void count(const EikonalGrid& grid, Vec2f from_corner, Vec2f velocity);
    /// Averages over about 3 m around each node, never across a wall, and brings slowness up to date. `floor` is smoothed_floor();
    /// `scratch` is room to work in. Linear in nodes.
    void feel(const EikonalGrid& grid, const std::vector<float>& floor, std::vector<float>& scratch);

    /// For checkpoints (base/state_bytes.h): the rest is counted afresh whenever ways are renewed.
    template <class F>
    void for_each_field(F&& f) {
        f(slowness);
    }
};
static_assert(sizeof(CrowdDelay) == 80, "a field was added: if it is state, name it in for_each_field");

/// [nodes] floor [m2], averaged as people are.
std::vector<float> smoothed_floor(const EikonalGrid& grid);

}  // namespace tidegate
