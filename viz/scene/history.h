#pragma once
#include <array>
#include <vector>

#include "viz/data/moment.h"
#include "viz/data/run_data.h"
#include "viz/scene/density.h"

namespace tidegate::viz {

/// Densities [1/m2] above which the time is known for every cell.
constexpr std::array<double, 9> known_thresholds_per_m2 = {1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6};

/// What one level went through.
struct LevelHistory {
    std::vector<float> peak_per_m2;  ///< highest density of each cell
    /// [cell * thresholds + threshold] time above it [s]
    std::vector<float> above_s;
    DensityPeak worst;       ///< of all cells while people walked in the plane (fidelity_at.h)
    SimTime worst_at = -1;   ///< when; -1: nobody ever walked here

    /// Of one cell, for the known threshold nearest to the one asked for.
    float time_above_s(std::size_t cell, double threshold_per_m2) const;
};

/// What a whole recording holds for each level. Densities are those of the viewer's 1 m cells.
struct History {
    std::vector<LevelHistory> levels;
    SimTime until = 0;  ///< looked through so far
    bool is_whole = false;
    double longest_s(double threshold_per_m2) const;  ///< longest time above it in any cell
};

/// The level that was most crowded; -1 when nobody ever was anywhere.
int worst_level(const History& history);

/// An empty history for these levels.
History empty_history(const VenueMesh& mesh);
/// Takes the passengers of one frame, which stand for `for_s` [s].
void add_to(History& history, const RunData& run, const VenueMesh& mesh, const StoredFrame& frame,
            double for_s);

}  // namespace tidegate::viz
