#include "facilities/facility_def.h"

namespace tidegate {

std::vector<Segment> lane_segments(const FacilityDef& facility) {
    std::vector<Segment> lanes;
    const double spacing = facility.line.length_m() / facility.lanes;
    const Vec2 along = facility.line.direction();
    for (int i = 0; i < facility.lanes; ++i) {
        const Vec2 middle = facility.line.a + along * (spacing * (i + 0.5));
        const Vec2 half = along * (0.5 * facility.lane_width_m);
        lanes.push_back({middle - half, middle + half});
    }
    return lanes;
}

}  // namespace tidegate
