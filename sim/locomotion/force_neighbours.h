#pragma once
#include "locomotion/force_law.h"
#include "locomotion/walk_model.h"

namespace tidegate {

/// Walkers are cut into chunks of this many for the substeps.
constexpr std::size_t force_chunk = 128;

/// How far two bodies may come nearer before the lists must be made anew [m].
constexpr float list_skin_m = 0.2f;

/// Who is near whom, which shut lines and walls are near, for the walkers [begin, end) of one chunk, at the places in
/// scratch.now. `moved_m`: farthest that anybody has moved since the step began. Copies the places to scratch.listed.
void list_neighbours(const WalkInput& input, const ForceLaw& law, float moved_m, std::size_t begin, std::size_t end,
                     ForceScratch& scratch, NearChunk& near);

}  // namespace tidegate
