#pragma once
#include <vector>

#include "venue/venue_def.h"

namespace tidegate::viz {

/// Cuts a polygon with holes into triangles that fill it exactly; three points for each triangle. A
/// polygon that cannot be cut (degenerate) gives none. Uses the constrained Delaunay triangulation
/// of GEOS (>= 3.10).
std::vector<Vec2> triangulate(const Polygon& polygon);

}  // namespace tidegate::viz
