#include <cmath>

#include "locomotion/anticipation_paths.h"

namespace tidegate::avx512 {
#include "locomotion/anticipation_kernel.inc.h"

WalkModel model() { return anticipation; }
}  // namespace tidegate::avx512
