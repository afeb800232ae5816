#include "sensors/journey_watch.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/fault.h"

namespace tidegate {
namespace {

// At a platform people alight and board: a journey begins with the one and ends with the other.
bool is_passed(const CrossingSeen& c, PlaceKind kind, int row, int platform_direction) {
    return c.place_kind == kind && c.row == row &&
           (kind != PlaceKind::platform || c.direction == platform_direction);
}

}  // namespace

void follow(const ObservableDef& def, std::span<const CrossingSeen> crossings,
            JourneyWatch& journeys) {
    auto& passings = journeys.passings;
    passings.clear();
    for (const CrossingSeen& c : crossings) {
        const bool matters =
            is_passed(c, def.place_kind, def.place, -1) || is_passed(c, def.to_kind, def.to, 1);
        if (matters) passings.push_back(c);
    }
    std::sort(passings.begin(), passings.end(), [](const CrossingSeen& p, const CrossingSeen& q) {
        return std::tuple(p.time_s, p.agent, p.place_kind, p.row) <
               std::tuple(q.time_s, q.agent, q.place_kind, q.row);
    });
    for (const CrossingSeen& c : passings) {
        promise(c.agent >= 0, "travel_time needs to know who passed");
        const auto agent = static_cast<std::size_t>(c.agent);
        if (agent >= journeys.began_s.size()) journeys.began_s.resize(2 * agent + 64, -1);
        SimTime& began_s = journeys.began_s[agent];
        if (is_passed(c, def.to_kind, def.to, 1)) {
            if (began_s >= 0) journeys.done.add(c.time_s, c.time_s - began_s);
            began_s = -1;
        } else {
            began_s = c.time_s;
        }
    }
}

double travel_time_s(const ObservableDef& def, SimTime now, JourneyWatch& journeys) {
    journeys.done.drop_until(now - def.window_s);
    if (def.percentile <= 0) return journeys.done.mean();
    auto& times_s = journeys.times_s;
    journeys.done.copy_values(times_s);
    if (times_s.empty()) return 0;
    const double rank =
        std::ceil(def.percentile / 100 * static_cast<double>(times_s.size()) - 1e-9);
    const auto nth = std::clamp(rank, 1.0, static_cast<double>(times_s.size())) - 1;
    std::nth_element(times_s.begin(), times_s.begin() + static_cast<std::ptrdiff_t>(nth),
                     times_s.end());
    return times_s[static_cast<std::size_t>(nth)];
}

}  // namespace tidegate
