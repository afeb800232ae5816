#include "venue/venue_def.h"

#include <cmath>

namespace tidegate {

double ride_s(const ConnectorDef& connector) {
    constexpr double gain_m_s2 = 0.8;  // CIBSE Guide D gives 0.4 to 1.5 m/s2 for passenger lifts (recalled)
    const double v = connector.lift.speed_m_s, rise_m = connector.rise_m;
    const bool reaches_speed = rise_m > v * v / gain_m_s2;
    const double moves_s = reaches_speed ? rise_m / v + v / gain_m_s2 : 2 * std::sqrt(rise_m / gain_m_s2);
    return 2 * connector.lift.door_s + moves_s;
}

double round_trip_s(const ConnectorDef& connector) {
    const double stop_s = 2 * connector.lift.capacity * connector.lift.transfer_s + connector.lift.dwell_s;
    return 2 * (ride_s(connector) + stop_s);
}

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
