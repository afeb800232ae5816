#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "base/vector_width.h"
#include "navigation/eikonal.h"
#include "navigation/travel_field.h"

namespace tidegate {

/// Targets that are solved for side by side, one in each lane of a vector.
constexpr int sweep_lanes = 16;
/// Beyond every way: no links lead there.
constexpr float unreached_m = 1e9f;

/// Where the solution of one lane is given.
struct SweepSeed {
    int node = 0;
    int lane = 0;
    float value = 0;
};

/// T at [node * sweep_lanes + lane]; unreached_m where no links lead. Kept between calls to avoid allocation.
struct SweepTimes {
    std::vector<float> t;
    std::vector<std::uint16_t> is_given;  ///< [node] bits of lanes
    std::array<float, sweep_lanes> longest{};  ///< greatest T of each lane that is reached

    float at(std::size_t node, int lane) const { return t[node * sweep_lanes + std::size_t(lane)]; }
};

/// Solves |grad T| = slowness with T given at the seeds, for all lanes at once: Gauss-Seidel sweeps in the four
/// diagonal orders (Zhao 2005, doi:10.1090/S0025-5718-04-01678-3) until nothing changes, then three rounds with
/// second-order upwind differences where the next but one node lies upwind, too (Zhang, Zhao and Qian 2006,
/// doi:10.1007/s10915-005-9014-3). The order of nodes is fixed, so the result is unique; all vector widths give the same bits.
/// Cost: nodes x 4 x (rounds + 3); rounds is about one more than the number of times a way turns against the sweeps.
void sweep_eikonal(const EikonalGrid& grid, std::span<const SweepSeed> seeds, SweepTimes& times);
/// The same on a given width, at most widest_vectors().
void sweep_eikonal(VectorWidth width, const EikonalGrid& grid, std::span<const SweepSeed> seeds, SweepTimes& times);

/// Distances, and directions down T, of the lanes given [lanes] -> [nodes], in units of unit_m [lanes].
void fill_field_nodes(const EikonalGrid& grid, const SweepTimes& times, std::span<FieldNode* const> fields,
                      std::span<const float> unit_m);

namespace avx512 {
void sweep(const EikonalGrid& grid, std::span<const SweepSeed> seeds, SweepTimes& times);
void fill(const EikonalGrid& grid, const SweepTimes& times, std::span<FieldNode* const> fields,
          std::span<const float> unit_m);
}
namespace avx2 {
void sweep(const EikonalGrid& grid, std::span<const SweepSeed> seeds, SweepTimes& times);
void fill(const EikonalGrid& grid, const SweepTimes& times, std::span<FieldNode* const> fields,
          std::span<const float> unit_m);
}
namespace baseline {
void sweep(const EikonalGrid& grid, std::span<const SweepSeed> seeds, SweepTimes& times);
void fill(const EikonalGrid& grid, const SweepTimes& times, std::span<FieldNode* const> fields,
          std::span<const float> unit_m);
}

}  // namespace tidegate
