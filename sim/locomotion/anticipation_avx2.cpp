#include <cmath>

#include "locomotion/anticipation_paths.h"

namespace tidegate::avx2 {
#include "locomotion/anticipation_kernel.inc.h"

WalkModel model() { return anticipation; }
}  // namespace tidegate::avx2
