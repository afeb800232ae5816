#pragma once
#include <vector>

#include "viz/scene/network_map.h"
#include "viz/scene/rect.h"

namespace tidegate::viz {

/// A straight band between the borders of two boxes [px].
struct Band {
    Vec2f from, to;
    float width = 1;

    Vec2f at(double share) const { return from + (to - from) * static_cast<float>(share); }
};

/// Where everything of a network stands in a part of the window. Not to scale: only what joins what.
struct NetworkDiagram {
    Rect area;
    std::vector<Rect> boxes;  ///< of the venues; none covers another if there is room
    std::vector<Band> links;  ///< as wide as the walkway, relative to the others; those of the same two venues side by side
    std::vector<Band> hops;
};
NetworkDiagram diagram_of(const RunData& run, const NetworkMap& map, Rect area);

/// Row of the box under a point; -1: none.
int box_at(const NetworkDiagram& diagram, float x, float y);

}  // namespace tidegate::viz
