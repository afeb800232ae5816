#include <immintrin.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include "navigation/field_sweep.h"

namespace tidegate::avx2 {
#include "base/lanes/avx2.inc.h"
#include "base/lanes/common.inc.h"
#include "navigation/field_sweep_kernel.inc.h"

void sweep(const EikonalGrid& grid, std::span<const SweepSeed> seeds, SweepTimes& times) {
    solve(grid, seeds, times);
}
void fill(const EikonalGrid& grid, const SweepTimes& times, std::span<FieldNode* const> fields,
          std::span<const float> unit_m) {
    fill_nodes(grid, times, fields, unit_m);
}
}  // namespace tidegate::avx2
