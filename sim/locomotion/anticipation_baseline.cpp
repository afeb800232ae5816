#include <cmath>

#include "locomotion/anticipation_paths.h"

namespace tidegate::baseline {
#include "locomotion/anticipation_kernel.inc.h"

WalkModel model() { return anticipation; }
}  // namespace tidegate::baseline
