#include "network/line_def.h"

#include <algorithm>

namespace tidegate {

const char* name_of(LineKind kind) {
    switch (kind) {
        case LineKind::metro: return "metro";
        case LineKind::rail: return "rail";
        case LineKind::bus: return "bus";
        case LineKind::shuttle: return "shuttle";
    }
    return "";
}

double ride_s(const LineDef& def, int from, int to, double speed_share) {
    double seconds = 0;
    for (int k = from + 1; k <= to; ++k) {
        seconds += def.stops[std::size_t(k)].running_s / speed_share;
        if (k < to) seconds += def.dwell_s;
    }
    return seconds;
}

std::vector<SimTime> planned_departures(const LineDef& def) {
    if (!def.departures.empty() || def.headways.empty()) return def.departures;
    std::vector<SimTime> all;
    std::size_t period = 0;
    for (SimTime t = def.first_departure; t <= def.last_departure;) {
        all.push_back(t);
        while (period + 1 < def.headways.size() && def.headways[period + 1].from <= t) ++period;
        t += std::max(1.0, def.headways[period].headway_s);
    }
    return all;
}

}  // namespace tidegate
