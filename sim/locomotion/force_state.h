#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidegate {

/// Where a body is during the step: the way since the step began [m], small and therefore exact to a micrometre wherever on
/// the plane it is, and the velocity [m/s].
struct MovingBody {
    float dx = 0, dy = 0, ux = 0, uy = 0;
};

/// Somebody who may come near during the step.
struct NearBody {
    std::int32_t row;
    float x, y;      ///< from me to it when the step began [m]
    float radii_m;   ///< both bodies', less when one has just appeared
};

/// The neighbours of the walkers of one chunk, walker after walker.
struct NearChunk {
    std::vector<NearBody> bodies;
    std::vector<std::int32_t> lines;       ///< rows of Guidance::shut
    std::vector<std::uint32_t> body_end;   ///< [walker of the chunk]
    std::vector<std::uint32_t> line_end;
    std::vector<std::uint8_t> near_wall;
    float moved_m = 0;  ///< farthest that anybody of the chunk has moved since the lists were made
};

/// Room to work in of the force model; kept from step to step to save allocations, carries nothing over.
struct ForceScratch {
    std::vector<MovingBody> now, next, listed;  ///< listed: when the lists were made
    std::vector<NearChunk> chunks;
    std::vector<float> wanted_x, wanted_y;      ///< velocity [m/s]
    std::vector<float> contact_n, pressed_n;    ///< sums over the substeps so far
    std::vector<float> radius_m;                ///< towards other people
    float most_radius_m = 0;                    ///< of all
};

}  // namespace tidegate
