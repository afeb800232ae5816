#include <immintrin.h>

#include <array>
#include <bit>
#include <cstring>

#include "navigation/field_lookup.h"

namespace tidegate::avx2 {
#include "base/lanes/avx2.inc.h"
#include "base/lanes/common.inc.h"
#include "navigation/field_lookup_kernel.inc.h"

std::uint32_t look_up(const TravelField& field, const float* x, const float* y, SixteenCourses& courses) {
    return look_up_all(field, x, y, courses);
}
}  // namespace tidegate::avx2
