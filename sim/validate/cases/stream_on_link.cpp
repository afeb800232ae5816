#include "validate/cases/stream_on_link.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "network/walking_curve.h"

namespace tidegate::cases {

StreamOnLink::StreamOnLink(double length_m, double width_m, double free_speed_m_s, double step_s)
    : cell_m2_(free_speed_m_s * step_s * width_m), free_speed_m_s_(free_speed_m_s), per_flow_(width_m * step_s),
      people_(static_cast<std::size_t>(std::lround(length_m / (free_speed_m_s * step_s))), 0.0) {}

double StreamOnLink::flow_at(double per_m2) const {
    return per_m2 * free_speed_m_s_ * static_cast<double>(speed_share(static_cast<float>(per_m2))) * per_flow_;
}

double StreamOnLink::step(double wanting) {
    constexpr double densest = densest_stream_per_m2;
    const auto sends = [&](double people) { return std::min(people, flow_at(std::min(people / cell_m2_, densest))); };
    const auto takes = [&](double people) { return flow_at(std::max(people / cell_m2_, densest)); };
    const double entered = std::min(wanting, takes(people_.front()));
    double in = entered;
    for (std::size_t k = 0; k < people_.size(); ++k) {
        const double room = k + 1 < people_.size() ? takes(people_[k + 1]) : 1e9;
        const double out = std::min(sends(people_[k]), room);
        people_[k] += in - out;
        in = out;
    }
    left_ = in;
    return entered;
}

double StreamOnLink::present() const { return std::accumulate(people_.begin(), people_.end(), 0.0); }

}  // namespace tidegate::cases
