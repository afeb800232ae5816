#pragma once
#include <cstddef>
#include <vector>

#include "agents/walker_grid.h"
#include "agents/walkers.h"
#include "locomotion/walk_def.h"

namespace tidegate {

/// What navigation says to each walker, row for row with Walkers.
struct Guidance {
    std::vector<float> speed;             ///< free speed on this plane, in this direction [m/s]
    std::vector<float> wall_m;            ///< distance to the nearest wall
    std::vector<float> wall_nx, wall_ny;  ///< unit vector away from it
    std::vector<std::int32_t> stream;     ///< who walks the same way: among them the one with less to go has the way
    std::vector<float> plane_room_m;      ///< [plane] room kept in front there beyond that on the level

    void resize(std::size_t rows) {
        for (auto* column : {&speed, &wall_m, &wall_nx, &wall_ny}) {
            column->resize(rows + column_padding);
        }
        stream.resize(rows + column_padding);
    }
};

/// What a model says for the coming step, row for row.
struct WalkChoice {
    std::vector<float> vx, vy;      ///< velocity [m/s]
    std::vector<float> hx, hy;      ///< heading from now on
    std::vector<float> is_blocked;  ///< 1: slowed to a shuffle by people with other targets

    void resize(std::size_t rows) {
        for (auto* column : {&vx, &vy, &hx, &hy, &is_blocked}) column->resize(rows + column_padding);
    }
};

/// Which step is made.
struct StepTime {
    float step_s = 0.1f;
    bool steers = true;  ///< directions are chosen afresh; else everyone keeps the heading
};

/// The contract of a locomotion model: reads the present state of all, writes the choice of the walkers in
/// grid.tiles[first_tile, last_tile). Pure: the same arguments give the same bits, on any thread and vector path.
/// Neither allocates nor throws.
using WalkModel = void (*)(const WalkDef& def, const Walkers& walkers, const WalkerGrid& grid,
                           const Guidance& guidance, const StepTime& time, std::size_t first_tile,
                           std::size_t last_tile, WalkChoice& choice);

/// The planning default: direction by anticipated free distance (after Moussaid, Helbing and Theraulaz
/// 2011, doi:10.1073/pnas.1016507108, eq. 1), speed by the free room ahead (Tordeux, Chraibi and Seyfried
/// 2016, doi:10.1007/978-3-319-33482-0_29, eq. 4), and the way given to whoever is nearer to the same
/// target. See docs/models.md.
struct VectorPath {
    const char* name;  ///< "avx512", "avx2", "baseline"
    WalkModel anticipation;
};
/// The widest path this processor has. All paths give the same bits.
VectorPath best_vector_path();
/// All paths this processor can run, widest first.
std::vector<VectorPath> vector_paths();

}  // namespace tidegate
