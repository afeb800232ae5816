#pragma once
#include <optional>

#include "validate/density.h"
#include "validate/tracks.h"

namespace tidegate::cases {

/// Where, when and how fast a recorded person came in.
struct RecordedEntry {
    double time_s = 0;
    Vec2 at, velocity;
};

/// The first recorded moment inside `floor`; velocity over the 0.4 s from then on. Empty for who is
/// never inside.
std::optional<RecordedEntry> entry_into(const Track& track, double interval_s, const Box& floor);

}  // namespace tidegate::cases
