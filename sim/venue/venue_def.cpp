#include "venue/venue_def.h"

#include <algorithm>
#include <cmath>

namespace tidegate {

int stops_of(const ConnectorDef& connector) { return 2 + static_cast<int>(connector.lift.between.size()); }

LevelId level_of_stop(const ConnectorDef& connector, int stop) {
    if (stop == 0) return connector.lower_level;
    if (stop == stops_of(connector) - 1) return connector.upper_level;
    return connector.lift.between[static_cast<std::size_t>(stop - 1)].level;
}

const Segment& line_of_stop(const ConnectorDef& connector, int stop) {
    if (stop == 0) return connector.lower_line;
    if (stop == stops_of(connector) - 1) return connector.upper_line;
    return connector.lift.between[static_cast<std::size_t>(stop - 1)].line;
}

double rise_of_stop(const ConnectorDef& connector, int stop) {
    if (stop == 0) return 0;
    if (stop == stops_of(connector) - 1) return connector.rise_m;
    return connector.lift.between[static_cast<std::size_t>(stop - 1)].rise_m;
}

bool joins(const ConnectorDef& connector, LevelId level) {
    for (int stop = 0; stop < stops_of(connector); ++stop) {
        if (level_of_stop(connector, stop) == level) return true;
    }
    return false;
}

namespace {

constexpr double gain_m_s2 = 0.8;  // CIBSE Guide D gives 0.4 to 1.5 m/s2 for passenger lifts (recalled)

// Over a shorter way the car brakes before it has got to its speed.
bool reaches_speed(const ConnectorDef& lift, double rise_m) {
    return rise_m > lift.lift.speed_m_s * lift.lift.speed_m_s / gain_m_s2;
}

}  // namespace

double ride_s(const ConnectorDef& connector) { return ride_s(connector, connector.rise_m); }

double ride_s(const ConnectorDef& connector, double rise_m) {
    const double v = connector.lift.speed_m_s;
    const double moves_s = reaches_speed(connector, rise_m) ? rise_m / v + v / gain_m_s2 : 2 * std::sqrt(rise_m / gain_m_s2);
    return 2 * connector.lift.door_s + moves_s;
}

double free_to_stop_s(const ConnectorDef& connector, double rise_m) {
    const double v = connector.lift.speed_m_s;
    return connector.lift.door_s + (reaches_speed(connector, rise_m) ? rise_m / v : std::sqrt(rise_m / gain_m_s2));
}

double up_peak_round_trip_s(const ConnectorDef& connector) {
    const LiftDef& lift = connector.lift;
    const int floors = stops_of(connector) - 1;
    const double n = floors, people = lift.capacity;
    const double made = n * (1 - std::pow(1 - 1 / n, people));
    double highest = n;
    for (int i = 1; i < floors; ++i) highest -= std::pow(i / n, people);
    const double apart_m = connector.rise_m / n, pass_s = apart_m / lift.speed_m_s;
    const double stop_s = ride_s(connector, apart_m) - pass_s;
    const double dwells_s = made * (std::max(lift.dwell_s, lift.transfer_s) - lift.transfer_s);
    return 2 * highest * pass_s + (made + 1) * stop_s + dwells_s + 2 * people * lift.transfer_s;
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
