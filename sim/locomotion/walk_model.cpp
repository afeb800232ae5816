#include "locomotion/walk_model.h"

#include "base/chunks.h"
#include "base/vector_width.h"
#include "locomotion/anticipation_paths.h"
#include "locomotion/force_model.h"

namespace tidegate {
namespace {

void choose_by_tiles(const WalkModel& model, const WalkInput& in, ForceScratch&, WalkChoice& choice) {
    constexpr std::size_t tile_chunk = 32;
    parallel_chunks(in.grid.tiles.size(), tile_chunk, [&](std::size_t begin, std::size_t end, std::size_t) {
        model.tiles(in.def, in.walkers, in.grid, in.guidance, in.time, begin, end, choice);
    });
}

void choose_by_forces(const WalkModel&, const WalkInput& in, ForceScratch& scratch, WalkChoice& choice) {
    walk_by_forces(in, scratch, choice);
}

}  // namespace

WalkModel make_walk_model(WalkKind kind) {
    if (kind == WalkKind::force) return {choose_by_forces, true, nullptr};
    return {choose_by_tiles, false, best_vector_path().anticipation};
}

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
