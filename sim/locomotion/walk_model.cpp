#include "locomotion/walk_model.h"

#include "locomotion/anticipation_paths.h"

namespace tidegate {

std::vector<VectorPath> vector_paths() {
    std::vector<VectorPath> paths;
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")) {
        paths.push_back({"avx512", avx512::model()});
    }
    if (__builtin_cpu_supports("avx2")) paths.push_back({"avx2", avx2::model()});
#endif
    paths.push_back({"baseline", baseline::model()});
    return paths;
}

VectorPath best_vector_path() { return vector_paths().front(); }

}  // namespace tidegate
