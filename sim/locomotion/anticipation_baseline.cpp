#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "locomotion/anticipation_paths.h"

namespace tidegate::baseline {
#include "base/lanes/baseline.inc.h"
#include "base/lanes/common.inc.h"
#include "locomotion/anticipation_kernel.inc.h"

TileModel model() { return anticipation; }
}  // namespace tidegate::baseline
