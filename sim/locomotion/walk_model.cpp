#include "locomotion/walk_model.h"

#include "base/vector_width.h"
#include "locomotion/anticipation_paths.h"

namespace tidegate {

std::vector<VectorPath> vector_paths() {
    std::vector<VectorPath> paths;
#if defined(__x86_64__)
    const VectorWidth widest = widest_vectors();
    if (widest >= VectorWidth::avx512) {
        paths.push_back({name_of(VectorWidth::avx512), avx512::model()});
    }
    if (widest >= VectorWidth::avx2) paths.push_back({name_of(VectorWidth::avx2), avx2::model()});
#endif
    paths.push_back({name_of(VectorWidth::baseline), baseline::model()});
    return paths;
}

VectorPath best_vector_path() { return vector_paths().front(); }

}  // namespace tidegate
