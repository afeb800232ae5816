#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "agents/walker_grid.h"
#include "agents/walkers.h"
#include "locomotion/force_state.h"
#include "locomotion/walk_def.h"
#include "navigation/level_raster.h"

namespace tidegate {

/// A line that may not be crossed now, from the side to which `into` points. Models that know of no forces may pass it over:
/// the engine lets nobody through anyhow.
struct ShutLine {
    int plane = -1;
    Vec2f from;        ///< one end, relative to the plane's origin
    Vec2f along;       ///< unit vector to the other end
    Vec2f into;        ///< unit vector
    float length_m = 0;
};

/// What navigation says to each walker, row for row with Walkers.
struct Guidance {
    std::vector<float> speed;             ///< free speed on this plane, in this direction [m/s]
    std::vector<float> wall_m;            ///< distance to the nearest wall
    std::vector<float> wall_nx, wall_ny;  ///< unit vector away from it
    std::vector<std::int32_t> stream;     ///< who walks the same way: among them the one with less to go has the way
    std::vector<float> plane_room_m;      ///< [plane] room kept in front there beyond that on the level
    std::vector<ShutLine> shut;           ///< filled for models with forces

    void resize(std::size_t rows) {
        for (auto* column : {&speed, &wall_m, &wall_nx, &wall_ny}) resize_column(*column, rows);
        resize_column(stream, rows);
    }
};

/// What a model says for the coming step, row for row.
struct WalkChoice {
    std::vector<float> vx, vy;      ///< mean velocity over the step [m/s]
    std::vector<float> hx, hy;      ///< heading from now on
    std::vector<float> is_blocked;  ///< 1: slowed to a shuffle by people with other targets
    /// Of models with forces, else empty; see the columns of Walkers with these names.
    std::vector<float> ux, uy, grown, contact_n, compression_n_per_m;

    void resize(std::size_t rows, bool has_forces = false) {
        for (auto* column : {&vx, &vy, &hx, &hy, &is_blocked}) resize_column(*column, rows);
        if (!has_forces) return;
        for (auto* column : {&ux, &uy, &grown, &contact_n, &compression_n_per_m}) resize_column(*column, rows);
    }
};

/// Which step is made.
struct StepTime {
    float step_s = 0.1f;
    bool steers = true;  ///< directions are chosen afresh; else everyone keeps the heading
};

/// All that a model may look at: the state of all before the step.
struct WalkInput {
    const WalkDef& def;
    const Walkers& walkers;
    const WalkerGrid& grid;  ///< of these positions
    const Guidance& guidance;
    StepTime time;
    std::span<const LevelRaster> rasters;  ///< [plane]
};

/// Those who walk in grid.tiles[first_tile, last_tile) of one model whose walkers do not move during the step.
using TileModel = void (*)(const WalkDef& def, const Walkers& walkers, const WalkerGrid& grid,
                           const Guidance& guidance, const StepTime& time, std::size_t first_tile,
                           std::size_t last_tile, WalkChoice& choice);

/// The contract of a locomotion model: reads the present state of all, writes the choice of all; the engine moves them, and
/// has the last word on walls and lines. The same arguments give the same bits, on any number of threads and vector
/// path. One call a step; a model divides the work itself (base/chunks.h), since one with short steps of its own must
/// know all bodies anew after each. Does not throw. `scratch` carries nothing from step to step.
struct WalkModel {
    using Choose = void (*)(const WalkModel& model, const WalkInput& input, ForceScratch& scratch, WalkChoice& choice);

    Choose choose = nullptr;
    bool has_forces = false;    ///< Walkers keeps the columns for it, and contact forces can be observed
    TileModel tiles = nullptr;  ///< anticipation's kernel on this processor
};

/// The model that the scenario asks for, on the widest vector path of this processor.
WalkModel make_walk_model(WalkKind kind);

/// The planning default: direction by anticipated free distance (after Moussaid, Helbing and Theraulaz
/// 2011, doi:10.1073/pnas.1016507108, eq. 1), speed by the free room ahead (Tordeux, Chraibi and Seyfried
/// 2016, doi:10.1007/978-3-319-33482-0_29, eq. 4), and the way given to whoever is nearer to the same
/// target. See docs/models.md.
struct VectorPath {
    const char* name;  ///< "avx512", "avx2", "baseline"
    TileModel anticipation;
};
/// The widest path this processor has. All paths give the same bits.
VectorPath best_vector_path();
/// All paths this processor can run, widest first.
std::vector<VectorPath> vector_paths();

}  // namespace tidegate
