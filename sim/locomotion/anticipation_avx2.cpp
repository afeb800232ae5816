#include <immintrin.h>

#include <bit>
#include <cmath>

#include "locomotion/anticipation_paths.h"

namespace tidegate::avx2 {
using FloatLanes = float __attribute__((vector_size(64)));

/// Square root of each lane, correctly rounded.
inline FloatLanes root(FloatLanes v) {
    struct Halves {
        __m256 low, high;
    } halves = std::bit_cast<Halves>(v);
    halves.low = _mm256_sqrt_ps(halves.low);
    halves.high = _mm256_sqrt_ps(halves.high);
    return std::bit_cast<FloatLanes>(halves);
}

#include "locomotion/anticipation_kernel.inc.h"

WalkModel model() { return anticipation; }
}  // namespace tidegate::avx2
