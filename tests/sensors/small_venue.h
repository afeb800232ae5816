#pragma once
#include "venue/venue_def.h"

namespace tidegate {

/// A rectangle as a polygon.
inline Polygon box(double x0, double y0, double x1, double y1) {
    return {{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}, {}};
}

/// One level with one area "hall" that covers all of its floor.
inline VenueDef venue_of(std::vector<Polygon> area, double area_m2, std::vector<Polygon> floor) {
    VenueDef venue;
    venue.levels.push_back({"ground", 0, std::move(floor)});
    venue.areas.push_back({"hall", LevelId{0}, std::move(area), area_m2});
    return venue;
}

inline VenueDef hall(double width_m, double depth_m) {
    return venue_of({box(0, 0, width_m, depth_m)}, width_m * depth_m,
                    {box(0, 0, width_m, depth_m)});
}

}  // namespace tidegate
