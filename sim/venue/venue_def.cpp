#include "venue/venue_def.h"

namespace tidegate {

std::vector<Segment> door_segments(const PlatformDef& platform) {
    std::vector<Segment> doors;
    const double spacing = platform.edge.length_m() / platform.doors;
    const Vec2 along = platform.edge.direction();
    for (int i = 0; i < platform.doors; ++i) {
        const Vec2 middle = platform.edge.a + along * (spacing * (i + 0.5));
        const Vec2 half = along * (0.5 * platform.door_width_m);
        doors.push_back({middle - half, middle + half});
    }
    return doors;
}

}  // namespace tidegate
