#include "demand/person_draws.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tidegate {
namespace {

struct AgeSpeed {
    double age, speed_m_s;
};
constexpr std::array<AgeSpeed, 19> age_speeds{{{3, 0.60},  {5, 0.77},    {7.5, 0.99}, {10, 1.18},
                                               {12.5, 1.34}, {15, 1.47}, {20, 1.61},  {25, 1.58},
                                               {30, 1.54}, {35, 1.51},   {40, 1.48},  {45, 1.46},
                                               {50, 1.41}, {55, 1.36},   {60, 1.27},  {65, 1.18},
                                               {70, 1.07}, {75, 0.93},   {80, 0.68}}};
// Spread at equal age: the band printed with the figure is +-1 sd of 0.31-0.32 m/s.
constexpr double sd_at_age_m_s = 0.31;
// Men 1.41 m/s, women 1.27 m/s, all 1.34 m/s (Weidmann 1993).
constexpr double men_factor = 1.41 / 1.34, women_factor = 1.27 / 1.34;
// What is left of the spread when the sexes, 0.07 m/s from the mean, are told apart.
constexpr double sd_at_age_and_sex_m_s = 0.302;

constexpr std::uint32_t most_tries = 64;

// The first of the draws that lies within the limits; if none does, the one nearest to `usual`.
template <class Draw>
double within(double low, double high, double usual, Draw&& draw) {
    for (std::uint32_t nth = 0; nth < most_tries; ++nth) {
        const double value = draw(nth);
        if (value >= low && value <= high) return value;
    }
    return std::clamp(usual, low, high);
}

double unhurried_speed(const PopulationDef& p, const Draws& draws, std::uint64_t person) {
    if (p.free_speed_law == SpeedLaw::uniform) {
        return draws.uniform(Purpose::free_speed, person, 0, p.free_speed_min_m_s,
                             p.free_speed_max_m_s);
    }
    double mean = p.free_speed_mean_m_s, sd = p.free_speed_sd_m_s;
    if (p.free_speed_law == SpeedLaw::by_age) {
        mean = mean_speed_at_age(draws.uniform(Purpose::age, person, 0, p.age_min, p.age_max));
        sd = sd_at_age_m_s;
        if (p.women_share >= 0) {
            const bool is_woman = draws.uniform(Purpose::sex, person) < p.women_share;
            mean *= is_woman ? women_factor : men_factor;
            sd = sd_at_age_and_sex_m_s;
        }
    }
    return within(p.free_speed_min_m_s, p.free_speed_max_m_s, mean, [&](std::uint32_t nth) {
        return mean + sd * draws.normal(Purpose::free_speed, person, nth);
    });
}

// With scale 1. Each try takes two draws; of a shape below 1, a third one beside them.
double draw_gamma(double shape, const Draws& draws, Purpose purpose, std::uint64_t person, std::uint32_t nth) {
    constexpr std::uint32_t apart = 1000;  // more than the draws of one value
    const std::uint32_t first = nth * apart;
    if (shape < 1) {
        const double u = draws.uniform(purpose, person, first + apart - 1);
        return draw_gamma(shape + 1, draws, purpose, person, nth) * std::pow(u, 1 / shape);
    }
    const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
    for (std::uint32_t t = 0; t < most_tries; ++t) {
        const double x = draws.normal(purpose, person, first + 2 * t);
        const double u = draws.uniform(purpose, person, first + 2 * t + 1);
        const double v = std::pow(1 + c * x, 3);
        if (v > 0 && std::log(u) < 0.5 * x * x + d * (1 - v + std::log(v))) return d * v;
    }
    return d;
}

double draw_triangular(const PopulationDef& p, double u) {
    const double low = p.pre_movement_min_s, high = p.pre_movement_max_s;
    const double mode = p.pre_movement_mode_s, range = high - low;
    if (range <= 0) return low;
    const double below = (mode - low) / range;
    return u < below ? low + std::sqrt(u * range * (mode - low))
                     : high - std::sqrt((1 - u) * range * (high - mode));
}

// Of the laws that have no range of their own.
double draw_uncut(const PopulationDef& p, const Draws& draws, std::uint64_t person,
                  std::uint32_t nth) {
    const auto normal = [&] { return draws.normal(Purpose::pre_movement, person, nth); };
    switch (p.pre_movement_law) {
        case DelayLaw::normal: return p.pre_movement_mean_s + p.pre_movement_sd_s * normal();
        case DelayLaw::lognormal:
            return std::exp(p.pre_movement_log_mean + p.pre_movement_log_sd * normal());
        case DelayLaw::gamma:
            return p.pre_movement_scale_s * draw_gamma(p.pre_movement_shape, draws, Purpose::pre_movement, person, nth);
        case DelayLaw::weibull:
            return p.pre_movement_scale_s *
                   std::pow(draws.exponential(Purpose::pre_movement, person, nth),
                            1 / p.pre_movement_shape);
        case DelayLaw::uniform:
        case DelayLaw::triangular: break;
    }
    return 0;
}

}  // namespace

double mean_speed_at_age(double age) {
    if (age <= age_speeds.front().age) return age_speeds.front().speed_m_s;
    for (std::size_t i = 1; i < age_speeds.size(); ++i) {
        const auto& [a1, v1] = age_speeds[i];
        const auto& [a0, v0] = age_speeds[i - 1];
        if (age <= a1) return v0 + (v1 - v0) * (age - a0) / (a1 - a0);
    }
    return age_speeds.back().speed_m_s;
}

bool has_luggage(const PopulationDef& p, const Draws& draws, std::uint64_t person) {
    return p.luggage_share > 0 && draws.uniform(Purpose::luggage, person) < p.luggage_share;
}

double draw_free_speed(const PopulationDef& p, const Draws& draws, std::uint64_t person) {
    const double carrying = has_luggage(p, draws, person) ? p.luggage_speed_factor : 1.0;
    return unhurried_speed(p, draws, person) * p.motivation * carrying;
}

double draw_body_radius(const PopulationDef& p, const Draws& draws, std::uint64_t person) {
    double radius = p.body_radius_m;
    if (p.body_radius_sd_m > 0) {
        const double most = 2 * p.body_radius_sd_m;
        radius = within(radius - most, radius + most, radius, [&](std::uint32_t nth) {
            return radius + p.body_radius_sd_m * draws.normal(Purpose::body, person, nth);
        });
    }
    return radius + (has_luggage(p, draws, person) ? p.luggage_radius_m : 0);
}

double draw_pre_movement(const PopulationDef& p, const Draws& draws, std::uint64_t person) {
    if (p.pre_movement_law == DelayLaw::uniform) {
        return draws.uniform(Purpose::pre_movement, person, 0, p.pre_movement_min_s,
                             p.pre_movement_max_s);
    }
    if (p.pre_movement_law == DelayLaw::triangular) {
        return draw_triangular(p, draws.uniform(Purpose::pre_movement, person));
    }
    const double high = p.pre_movement_max_s > 0 ? p.pre_movement_max_s
                                                 : std::numeric_limits<double>::infinity();
    return within(p.pre_movement_min_s, high, p.pre_movement_min_s,
                  [&](std::uint32_t nth) { return draw_uncut(p, draws, person, nth); });
}

SimTime draw_stay_end(const StayDef& stay, const Draws& draws, std::uint64_t person, std::uint32_t nth, SimTime arrived) {
    double stays_s = stay.mean_s;
    if (stay.sd_s > 0 && stay.mean_s > 0) {
        const double scale_s = stay.sd_s * stay.sd_s / stay.mean_s;
        stays_s = scale_s * draw_gamma(stay.mean_s / scale_s, draws, Purpose::stay_time, person, 2 * nth);
    }
    SimTime end = std::max(arrived, stay.counts_from) + stays_s;
    if (stay.leaves_by >= 0 && end > stay.leaves_by) {
        end = stay.leaves_by - stay.leaves_within_s * draws.uniform(Purpose::stay_time, person, 2000 * nth + 1999);
    }
    return std::max(end, arrived);
}

}  // namespace tidegate
