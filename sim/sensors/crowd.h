#pragma once
#include <cstddef>
#include <span>

#include "base/vec2.h"

namespace tidegate {

/// Those who walk on one level at one moment, one row per person in any order: position relative to
/// the level's origin [m], velocity [m/s]. The columns are equally long, but for those of forces.
struct CrowdColumns {
    std::span<const float> x, y, vx, vy;
    std::span<const float>
        force_n;  ///< sum of contact forces on the body [N]; empty: the walking model has none
    std::span<const float> compression_n_per_m;  ///< all forces over the body's circumference; empty: as above

    std::size_t size() const { return x.size(); }
    Vec2 position(std::size_t row) const { return {x[row], y[row]}; }
    Vec2 velocity(std::size_t row) const { return {vx[row], vy[row]}; }
    bool is_whole() const {
        return y.size() == size() && vx.size() == size() && vy.size() == size() &&
               (force_n.empty() || force_n.size() == size()) &&
               (compression_n_per_m.empty() || compression_n_per_m.size() == size());
    }
};

}  // namespace tidegate
