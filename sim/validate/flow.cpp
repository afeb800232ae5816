#include "validate/flow.h"

#include <algorithm>
#include <limits>

#include "validate/statistics.h"

namespace tidegate {
namespace {

double time_past(const Track& track, double interval_s, const Line& line) {
    for (std::size_t k = 1; k < track.at.size(); ++k) {
        if (track.plane[k] != line.plane || track.plane[k - 1] != line.plane) continue;
        const double before = dot(track.at[k - 1] - line.on, line.way);
        const double after = dot(track.at[k] - line.on, line.way);
        if (before >= 0 || after < 0) continue;
        return track.from_s + interval_s * (static_cast<double>(k - 1) + before / (before - after));
    }
    return -1;
}

}  // namespace

std::vector<double> time_past_of_each(const Tracks& tracks, const Line& line) {
    std::vector<double> times;
    for (const Track& track : tracks.people) {
        times.push_back(time_past(track, tracks.interval_s, line));
    }
    return times;
}

std::vector<double> times_past(const Tracks& tracks, const Line& line) {
    std::vector<double> times = time_past_of_each(tracks, line);
    std::erase(times, -1.0);
    std::sort(times.begin(), times.end());
    return times;
}

double flow_per_s(const std::vector<double>& times) {
    if (times.size() < 5) return std::numeric_limits<double>::quiet_NaN();
    std::vector<double> t, n;
    for (std::size_t i = times.size() / 5; i < times.size() * 4 / 5; ++i) {
        t.push_back(times[i]), n.push_back(static_cast<double>(i + 1));
    }
    return fit_line(t, n).slope;
}

}  // namespace tidegate
