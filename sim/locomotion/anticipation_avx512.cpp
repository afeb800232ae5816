#include <immintrin.h>

#include <bit>
#include <cmath>

#include "locomotion/anticipation_paths.h"

namespace tidegate::avx512 {
using FloatLanes = float __attribute__((vector_size(64)));

/// Square root of each lane, correctly rounded.
inline FloatLanes root(FloatLanes v) {
    return std::bit_cast<FloatLanes>(_mm512_sqrt_ps(std::bit_cast<__m512>(v)));
}

#include "locomotion/anticipation_kernel.inc.h"

WalkModel model() { return anticipation; }
}  // namespace tidegate::avx512
