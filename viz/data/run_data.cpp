#include "viz/data/run_data.h"

#include <algorithm>
#include <limits>

namespace tidegate::viz {

std::size_t count_until(const std::vector<double>& sorted, SimTime time) {
    return static_cast<std::size_t>(std::upper_bound(sorted.begin(), sorted.end(), time) -
                                    sorted.begin());
}

Headcount headcount_at(const Tally& tally, SimTime time) {
    const std::size_t due = count_until(tally.due_s, time);
    const std::size_t appeared = count_until(tally.appeared_s, time);
    Headcount heads;
    heads.exited = count_until(tally.exited_s, time);
    heads.boarded = count_until(tally.boarded_s, time);
    const std::size_t gone = heads.exited + heads.boarded;
    heads.present = appeared > gone ? appeared - gone : 0;
    heads.waiting_outside = due > appeared ? due - appeared : 0;
    return heads;
}

SimTime fullest_moment(const Tally& tally) {
    SimTime fullest = 0;
    std::size_t most = 0;
    for (const double time : tally.appeared_s) {
        const std::size_t present = headcount_at(tally, time).present;
        if (present > most) {
            most = present;
            fullest = time;
        }
    }
    return fullest;
}

std::span<const std::uint32_t> people_at(const RunData& run, SimTime time) {
    const std::size_t samples = count_until(run.people_times, time), planes = run.planes.size();
    if (samples == 0 || run.people_on_planes.size() < samples * planes) return {};
    return std::span(run.people_on_planes).subspan((samples - 1) * planes, planes);
}

double value_at(const RunData& run, const Curve& curve, SimTime time) {
    const std::size_t samples = std::min(count_until(run.sample_times, time), curve.values.size());
    if (samples == 0) return std::numeric_limits<double>::quiet_NaN();
    return curve.values[samples - 1];
}

}  // namespace tidegate::viz
