#include "base/vector_width.h"

namespace tidegate {

VectorWidth widest_vectors() {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("bmi2")) {
        return VectorWidth::avx512;
    }
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) return VectorWidth::avx2;
#endif
    return VectorWidth::baseline;
}

const char* name_of(VectorWidth width) {
    switch (width) {
        case VectorWidth::avx512: return "avx512";
        case VectorWidth::avx2: return "avx2";
        case VectorWidth::baseline: break;
    }
    return "baseline";
}

}  // namespace tidegate
