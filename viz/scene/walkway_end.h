#pragma once
#include <array>
#include <optional>
#include <vector>

#include "venue/venue_def.h"

namespace tidegate::viz {

/// A walkway is not drawn whole: it may be kilometres long, and the levels it joins may have nothing to do with each other
/// on the plan. Each level shows its beginning there, straight out of the door.
struct WalkwayEnd {
    const ConnectorDef* walkway = nullptr;
    bool is_lower = true;

    double shown_m() const;  ///< how much of it is drawn
    /// Where a point of the walkway's plane (as of on_plan) is drawn; empty when it lies beyond what is shown.
    std::optional<Vec2> place(Vec2 unrolled) const;
    /// Corners of what is drawn: at the door, then at the far end, in order round.
    std::array<Vec2, 4> corners() const;
};

/// The ends that a walkway has on a level: none, one or both.
std::vector<WalkwayEnd> walkway_ends(const ConnectorDef& walkway, LevelId level);

}  // namespace tidegate::viz
