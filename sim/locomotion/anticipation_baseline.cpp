#include <cmath>

#include "locomotion/anticipation_paths.h"

namespace tidegate::baseline {
using FloatLanes = float __attribute__((vector_size(64)));

/// Square root of each lane, correctly rounded.
// Left to the compiler: correctly rounded like the vector instructions of the other paths.
inline FloatLanes root(FloatLanes v) {
    for (int k = 0; k < 16; ++k) v[k] = std::sqrt(v[k]);
    return v;
}

#include "locomotion/anticipation_kernel.inc.h"

WalkModel model() { return anticipation; }
}  // namespace tidegate::baseline
