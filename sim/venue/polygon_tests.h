#pragma once
#include <vector>

#include "venue/venue_def.h"

namespace tidegate {

/// Even-odd rule; a point on the border may be counted either way.
bool contains(const Ring& ring, Vec2 p);
/// Inside the outer ring and in none of the holes.
bool contains(const Polygon& polygon, Vec2 p);
/// In any of them.
bool contains(const std::vector<Polygon>& polygons, Vec2 p);

}  // namespace tidegate
