#pragma once
#include <vector>

#include "engine/zone_cells.h"

namespace tidegate {

/// By how much longer ways through the cells of a zone take because of the people counted there.
struct CrowdDelay {
    bool is_slow = false;              ///< some cell is
    bool is_empty = true;              ///< nobody was counted
    bool is_usual = false;             ///< slowness is known to be 1 everywhere
    std::vector<float> people, speed;  ///< [cells] how many, and the sum of their speeds [m/s]: counted, then averaged around
    std::vector<float> slowness;       ///< [cells] >= 1; follows with a lag

    void make(std::size_t cells);
    void clear_counts();
    void count(std::size_t cell, Vec2f velocity);
    /// Brings slowness up to date. Linear in cells; `scratch` is room to work in.
    void feel(const ZoneCells& cells, std::vector<float>& scratch);

    /// For checkpoints (base/state_bytes.h): the rest is counted afresh whenever ways are renewed.
    template <class F>
    void for_each_field(F&& f) {
        f(slowness);
    }
};
static_assert(sizeof(CrowdDelay) == 80, "a field was added: if it is state, name it in for_each_field");

}  // namespace tidegate
