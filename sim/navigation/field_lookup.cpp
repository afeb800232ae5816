#include "navigation/field_lookup.h"

namespace tidegate {

std::uint32_t look_up_sixteen(VectorWidth width, const TravelField& field, const float* x, const float* y,
                              SixteenCourses& courses) {
#if defined(__x86_64__)
    if (width == VectorWidth::avx512) return avx512::look_up(field, x, y, courses);
    if (width == VectorWidth::avx2) return avx2::look_up(field, x, y, courses);
#else
    (void)width;
#endif
    return baseline::look_up(field, x, y, courses);
}

std::uint32_t look_up_sixteen(const TravelField& field, const float* x, const float* y, SixteenCourses& courses) {
    return look_up_sixteen(widest_vectors(), field, x, y, courses);
}

}  // namespace tidegate
