#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/vec2.h"

namespace tidegate {

/// The hot columns: one row per passenger who is inside the venue now, kept in cell order (see
/// WalkerGrid), so that neighbours in space are neighbours in memory. Positions are relative to the
/// plane's origin [m], velocities [m/s]. 52 bytes a row.
struct Walkers {
    std::vector<float> x, y;            ///< position
    std::vector<float> vx, vy;          ///< what the last step really moved, per second
    std::vector<float> free_speed;      ///< wanted on the level, without others
    std::vector<float> radius;          ///< body
    std::vector<float> to_go;           ///< walking distance to the present target
    std::vector<std::int32_t> target;   ///< 2 * portal + side walked up to; -1: none
    std::vector<std::int32_t> agent;    ///< row of the agent table
    std::vector<std::int32_t> plane;
    std::vector<float> gap_wanted;      ///< room kept in front while waiting [m]; 0 while walking
    std::vector<float> impatience;      ///< 0 to 1: how long people with other targets blocked the way

    std::size_t size() const { return x.size(); }

    /// Applies f to every column, in a fixed order: the one list of columns.
    template <class F>
    void for_each_column(F&& f) {
        f(x), f(y), f(vx), f(vy), f(free_speed), f(radius), f(to_go), f(target), f(agent), f(plane),
            f(gap_wanted), f(impatience);
    }
    template <class F>
    static void for_each_pair(Walkers& a, Walkers& b, F&& f) {
        f(a.x, b.x), f(a.y, b.y), f(a.vx, b.vx), f(a.vy, b.vy), f(a.free_speed, b.free_speed),
            f(a.radius, b.radius), f(a.to_go, b.to_go), f(a.target, b.target), f(a.agent, b.agent),
            f(a.plane, b.plane), f(a.gap_wanted, b.gap_wanted), f(a.impatience, b.impatience);
    }
    void resize(std::size_t rows) {
        for_each_column([rows](auto& column) { column.resize(rows); });
    }
    Vec2f position(std::size_t row) const { return {x[row], y[row]}; }
};

}  // namespace tidegate
