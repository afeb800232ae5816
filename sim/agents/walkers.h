#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/chunks.h"
#include "base/vec2.h"

namespace tidegate {

/// Columns end with this many rows more than there are walkers, so that vectors may read past the last one.
constexpr std::size_t column_padding = 16;

/// Growing by a sixteenth, not to twice the size: rows come one by one, and columns are most of what a passenger costs.
template <class T>
void resize_column(std::vector<T>& column, std::size_t rows) {
    const std::size_t wanted = rows + column_padding;
    if (wanted > column.capacity()) column.reserve(wanted + wanted / 16);
    column.resize(wanted);
}

enum WalkerStatus : std::uint8_t {
    served = 1,    ///< stands at a server: does not walk
    stands = 2,    ///< has not set out yet (pre-movement time)
    queueing = 4,  ///< counts as waiting in a queue
    stays = 8,     ///< visits the area in which it stands, with no target
    grouped = 64,  ///< came with others
    waits_for_group = 128,  ///< has slowed down or stands so that the others catch up
};

/// The hot columns: one row per passenger who is inside the venue now, kept in cell order (see
/// WalkerGrid), so that neighbours in space are neighbours in memory. Positions are relative to the
/// plane's origin [m], velocities [m/s]. 69 bytes a row, 89 with forces.
struct Walkers {
    std::vector<float> x, y;            ///< position
    std::vector<float> vx, vy;          ///< what the last step really moved, per second
    std::vector<float> hx, hy;          ///< heading: unit vector, or zero before the first step
    std::vector<float> ex, ey;          ///< unit direction wanted; zero: stands
    std::vector<float> free_speed;      ///< wanted on the level, without others
    std::vector<float> radius;          ///< body
    std::vector<float> to_go;           ///< walking distance to the present target
    std::vector<std::int32_t> target;   ///< 2 * portal + side walked up to; -1: none
    std::vector<std::int32_t> agent;    ///< row of the agent table
    std::vector<std::int16_t> plane;
    std::vector<std::int16_t> zone;     ///< in which it stands
    std::vector<std::uint8_t> status;   ///< WalkerStatus, as bits
    std::vector<float> gap_wanted;      ///< room kept in front while waiting [m]; 0 while walking
    std::vector<float> impatience;      ///< 0 to 1: how long people with other targets blocked the way; above: is let through

    bool has_forces = false;  ///< the walking model has forces: then the following columns are kept, else they are empty
    std::vector<float> ux, uy;      ///< velocity at the end of the step; vx, vy is its mean
    std::vector<float> grown;       ///< 0 when a body has just appeared, 1 when it has its whole size
    std::vector<float> contact_n;   ///< sum of the magnitudes of the forces of bodies and walls touched, averaged
    std::vector<float> compression_n_per_m;  ///< that with the wish to keep apart added, over the circumference

    std::size_t size() const { return rows_; }

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(rows_, has_forces);
        for_each_column(f);
    }

    /// Applies f to every column, in a fixed order: the one list of columns. Those of a type other than float come four
    /// apart, so that the sort needs room for one of each (GridScratch).
    template <class F>
    void for_each_column(F&& f) {
        f(x), f(y), f(vx), f(vy), f(hx), f(hy), f(ex), f(ey), f(free_speed), f(radius), f(to_go), f(target),
            f(plane), f(status), f(gap_wanted), f(agent), f(zone), f(impatience);
        if (has_forces) f(ux), f(uy), f(grown), f(contact_n), f(compression_n_per_m);
    }
    /// The same on all threads, some columns one after the other in each of `shares`; f is told which. In one go: threads
    /// that meet after each column would spend more on meeting than on the columns.
    template <class F>
    void for_each_column_on_all_threads(F&& f) {
        parallel_chunks(shares, 1, [&](std::size_t share, std::size_t, std::size_t) {
            std::size_t row = 0;
            for_each_column([&](auto& column) {
                if (row++ % shares == share) f(column, share);
            });
        });
    }
    static constexpr std::size_t shares = 4;

    /// Has just appeared there or stepped over a line, at this velocity.
    void begin_forces(std::size_t row, Vec2f velocity) {
        if (!has_forces) return;
        ux[row] = velocity.x, uy[row] = velocity.y;
        grown[row] = 0;
    }
    /// Was set back.
    void halt(std::size_t row) {
        if (has_forces) ux[row] = uy[row] = 0;
    }
    bool has(std::size_t row, WalkerStatus bit) const { return (status[row] & bit) != 0; }
    void set(std::size_t row, WalkerStatus bit, bool on) {
        status[row] = static_cast<std::uint8_t>(on ? status[row] | bit : status[row] & ~bit);
    }
    void resize(std::size_t rows) {
        rows_ = rows;
        for_each_column([rows](auto& column) { resize_column(column, rows); });
    }
    Vec2f position(std::size_t row) const { return {x[row], y[row]}; }

private:
    std::size_t rows_ = 0;
};

}  // namespace tidegate
