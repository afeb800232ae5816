#include "validate/cases/two_link_fluid.h"

#include <algorithm>
#include <cmath>

namespace tidegate::cases {
namespace {

constexpr double by_curve_per_m_s = 1.22;  // Weidmann's greatest flow

}  // namespace

TwoLinkFluid::TwoLinkFluid(double per_m_s) : TwoLinkFluid(per_m_s, false) {}

TwoLinkFluid TwoLinkFluid::by_curve() { return {by_curve_per_m_s, true}; }

TwoLinkFluid::TwoLinkFluid(double per_m_s, bool by_curve)
    : short_{short_m, short_width_m, short_width_m * per_m_s, 0, {}}, long_{long_m, long_width_m, long_width_m * per_m_s, 0, {}} {
    if (by_curve) {
        for (Link* link : {&short_, &long_}) link->stream.emplace(link->length_m, link->width_m, free_speed_m_s, step_s);
    }
    const auto steps = static_cast<std::size_t>(std::lround(ends_s / step_s));
    arrived_.assign(steps + 1, 0);
    for (std::size_t k = 0; k < steps; ++k) step(static_cast<double>(k) * step_s);
    for (std::size_t k = 1; k <= steps; ++k) arrived_[k] += arrived_[k - 1];
}

void TwoLinkFluid::step(double t) {
    constexpr double hall_s = hall_m / free_speed_m_s;
    const bool is_closed = t >= closes_s && t < opens_s;
    const double come = t >= hall_s && t < come_for_s + hall_s ? come_per_s * step_s : 0;
    queued_.push_back(short_.queue + long_.queue);
    const auto takes_s = [](const Link& link) {
        return link.queue / link.per_s + link.length_m / free_speed_m_s;
    };
    if (is_closed) {
        long_.queue += short_.queue + come;
        short_.queue = 0;
    } else {
        (takes_s(short_) <= takes_s(long_) ? short_ : long_).queue += come;
    }
    pass(short_, is_closed ? 0 : short_.per_s, t);
    pass(long_, long_.per_s, t);
}

void TwoLinkFluid::pass(Link& link, double per_s, double t) {
    const double wanting = std::min(link.queue, per_s * step_s), walk_s = station_m / free_speed_m_s;
    const double people = link.stream ? link.stream->step(wanting) : wanting;
    link.queue -= people;
    if (link.stream) {
        arrive(link.stream->left(), t + walk_s);
    } else {
        arrive(people, t + link.length_m / free_speed_m_s + walk_s);
    }
}

void TwoLinkFluid::arrive(double people, double at_s) {
    const auto k = static_cast<std::size_t>(std::ceil(at_s / step_s));
    if (k < arrived_.size()) arrived_[k] += people;
}

double TwoLinkFluid::arrived_by(double time_s) const {
    return arrived_[std::min(arrived_.size() - 1,
                             static_cast<std::size_t>(std::lround(time_s / step_s)))];
}

double TwoLinkFluid::queued_at(double time_s) const {
    return queued_[std::min(queued_.size() - 1,
                            static_cast<std::size_t>(std::lround(time_s / step_s)))];
}

}  // namespace tidegate::cases
