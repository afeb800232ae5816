#include "navigation/field_sweep.h"

namespace tidegate {

void sweep_eikonal(VectorWidth width, const EikonalGrid& grid, std::span<const SweepSeed> seeds,
                   SweepTimes& times) {
#if defined(__x86_64__)
    if (width == VectorWidth::avx512) return avx512::sweep(grid, seeds, times);
    if (width == VectorWidth::avx2) return avx2::sweep(grid, seeds, times);
#else
    (void)width;
#endif
    baseline::sweep(grid, seeds, times);
}

void sweep_eikonal(const EikonalGrid& grid, std::span<const SweepSeed> seeds, SweepTimes& times) {
    sweep_eikonal(widest_vectors(), grid, seeds, times);
}

void fill_field_nodes(const EikonalGrid& grid, const SweepTimes& times, std::span<FieldNode* const> fields,
                      std::span<const float> unit_m) {
#if defined(__x86_64__)
    const VectorWidth width = widest_vectors();
    if (width == VectorWidth::avx512) return avx512::fill(grid, times, fields, unit_m);
    if (width == VectorWidth::avx2) return avx2::fill(grid, times, fields, unit_m);
#endif
    baseline::fill(grid, times, fields, unit_m);
}

}  // namespace tidegate
