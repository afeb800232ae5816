#include "demand/arrivals.h"

#include <algorithm>
#include <array>

#include "base/fault.h"

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

// A person's key for draws: demand line and number in it, so that other rows never shift them.
std::uint64_t person_key(int line, int nth) {
    return (static_cast<std::uint64_t>(static_cast<std::uint32_t>(line)) << 32) |
           static_cast<std::uint32_t>(nth);
}

void take_from_spot(const SpotDef& spot, Arrival& a) {
    if (spot.free_speed_m_s > 0) a.free_speed_m_s = static_cast<float>(spot.free_speed_m_s);
    if (spot.body_radius_m > 0) a.body_radius_m = static_cast<float>(spot.body_radius_m);
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

double draw_free_speed(const PopulationDef& p, const Draws& draws, std::uint64_t person) {
    double mean = p.free_speed_mean_m_s;
    double sd = p.free_speed_sd_m_s;
    if (p.speed_by_age) {
        mean = mean_speed_at_age(draws.uniform(Purpose::age, person, 0, p.age_min, p.age_max));
        sd = sd_at_age_m_s;
    }
    constexpr std::uint32_t most_tries = 64;
    for (std::uint32_t nth = 0; nth < most_tries; ++nth) {
        const double v = mean + sd * draws.normal(Purpose::free_speed, person, nth);
        if (v >= p.free_speed_min_m_s && v <= p.free_speed_max_m_s) return v;
    }
    return std::clamp(mean, p.free_speed_min_m_s, p.free_speed_max_m_s);
}

std::vector<Arrival> make_arrivals(const DemandDef& demand, const Draws& draws) {
    std::vector<Arrival> arrivals;
    const PopulationDef& people = demand.population;
    for (std::size_t r = 0; r < demand.rows.size(); ++r) {
        const DemandRow& row = demand.rows[r];
        promise(row.origin_kind != OriginKind::spot || row.count <= 1, "a spot is one person's");
        for (int nth = 0; nth < row.count; ++nth) {
            const std::uint64_t key = person_key(row.line, nth);
            const double share = row.law == ArrivalLaw::even
                                     ? (nth + 0.5) / row.count
                                     : draws.uniform(Purpose::arrival_time, key);
            Arrival a;
            a.due = row.from + (row.to - row.from) * share;
            a.row = static_cast<std::int32_t>(r);
            a.person = key;
            a.free_speed_m_s = static_cast<float>(draw_free_speed(people, draws, key));
            a.body_radius_m = static_cast<float>(people.body_radius_m);
            a.pre_movement_s =
                static_cast<float>(draws.uniform(Purpose::pre_movement, key, 0, people.pre_movement_min_s,
                                                 people.pre_movement_max_s));
            if (row.origin_kind == OriginKind::spot) take_from_spot(demand.spots[std::size_t(row.origin)], a);
            arrivals.push_back(a);
        }
    }
    std::stable_sort(arrivals.begin(), arrivals.end(),
                     [](const Arrival& a, const Arrival& b) { return a.due < b.due; });
    return arrivals;
}

}  // namespace tidegate
