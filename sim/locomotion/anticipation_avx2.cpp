#include <immintrin.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include "locomotion/anticipation_paths.h"

namespace tidegate::avx2 {
#include "base/lanes/avx2.inc.h"
#include "base/lanes/common.inc.h"
#include "locomotion/anticipation_kernel.inc.h"

TileModel model() { return anticipation; }
}  // namespace tidegate::avx2
