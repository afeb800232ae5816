#pragma once
#include <memory>

#include "base/vec2.h"

namespace tidegate {

/// Between a file's coordinates and local metres. Local files pass through unchanged. Longitude and
/// latitude (WGS 84, degrees) go to an azimuthal equidistant plane about `middle` (PROJ "aeqd"),
/// true to 1e-6 within 5 km of it.
class Projection {
public:
    Projection() = default;  ///< local metres
    explicit Projection(
        Vec2 middle_degrees);  ///< longitude, latitude; throws BrokenPromise without PROJ

    bool is_local() const { return !transform_; }
    Vec2 to_local(Vec2 in_file) const;
    Vec2 to_file(Vec2 local) const;

private:
    std::shared_ptr<void> transform_;
};

}  // namespace tidegate
