#include "viz/scene/time_axis.h"

#include <algorithm>
#include <cmath>

namespace tidegate::viz {

float TimeAxis::x_of(SimTime time) const {
    const double span = std::max(1e-9, to - from);
    return static_cast<float>(left + (time - from) / span * (right - left));
}

SimTime TimeAxis::time_at(float x) const {
    const double share = (x - left) / std::max(1e-6F, right - left);
    return from + std::clamp(share, 0.0, 1.0) * (to - from);
}

std::vector<Tick> ticks(const TimeAxis& axis, const Calendar& calendar, float spacing_px) {
    std::vector<Tick> result;
    const double s_per_px = (axis.to - axis.from) / std::max(1.0F, axis.right - axis.left);
    const double least = s_per_px * spacing_px;
    constexpr double steps_s[] = {1,   2,   5,    10,   15,   30,    60,    120,   300,
                                  600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400};
    const auto found = std::lower_bound(std::begin(steps_s), std::end(steps_s), least);
    const double step = found == std::end(steps_s) ? std::ceil(least / 86400) * 86400 : *found;
    // Round times of day, whatever the scenario's start: count steps from midnight.
    const auto start = static_cast<double>(calendar.start_unix_s);
    const double first = std::ceil((start + axis.from) / step - 1e-9) * step - start;
    for (int i = 0; first + i * step <= axis.to + 1e-9; ++i) {
        const SimTime time = first + i * step;
        const std::string clock = calendar.clock(time);
        result.push_back({time, step < 60 ? clock : clock.substr(0, 5)});
    }
    return result;
}

}  // namespace tidegate::viz
