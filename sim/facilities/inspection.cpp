#include "facilities/inspection.h"

#include <algorithm>
#include <cmath>

#include "facilities/lane_step.h"

namespace tidegate {
namespace {

double normal_share_below(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

// E[max(T - s, 0)]: how much longer than s > 0 a time of this law lasts in the mean.
double mean_beyond_s(const ServiceTime& law, double s) {
    switch (law.law) {
        case ServiceLaw::constant: break;
        case ServiceLaw::exponential: return law.mean_s * std::exp(-s / law.mean_s);
        case ServiceLaw::uniform: {
            const double half = std::sqrt(3.0) * law.sd_s, longest = law.mean_s + half;
            if (s <= law.mean_s - half || s >= longest) break;
            return (longest - s) * (longest - s) / (4 * half);
        }
        case ServiceLaw::lognormal: {
            const LogNormal log = log_normal(law);
            if (log.sigma <= 0) break;
            const double z = (log.mu - std::log(s)) / log.sigma;
            return law.mean_s * normal_share_below(z + log.sigma) - s * normal_share_below(z);
        }
    }
    return std::max(0.0, law.mean_s - s);
}

// E[f(T)] of a time of this law, for an f that is bounded and falls.
template <class F>
double mean_of(const ServiceTime& law, F&& f) {
    constexpr double shortest_s = 1e-3;
    constexpr int points = 2000;
    double sum = 0, weights = 0;
    const auto add = [&](double t, double weight) {
        sum += weight * f(std::max(shortest_s, t));
        weights += weight;
    };
    for (int k = 0; k < points; ++k) {
        const double u = (k + 0.5) / points;
        switch (law.law) {
            case ServiceLaw::constant: add(law.mean_s, 1); break;
            case ServiceLaw::exponential: add(-law.mean_s * std::log(u), 1); break;
            case ServiceLaw::uniform: add(law.mean_s + std::sqrt(3.0) * law.sd_s * (2 * u - 1), 1); break;
            case ServiceLaw::lognormal: {
                const LogNormal log = log_normal(law);
                const double z = 16 * u - 8;  // beyond lies a share of 1e-15
                add(std::exp(log.mu + log.sigma * z), std::exp(-0.5 * z * z));
                break;
            }
        }
    }
    return sum / weights;
}

}  // namespace

double draw_inspected_s(const FacilityDef& facility, const ServedHere& who, const Draws& draws) {
    const InspectionDef& inspection = facility.inspection;
    double time_s = draw_service_s(facility.service, draws, who.lane, who.nth);
    if (who.has_goods && inspection.goods.mean_s > 0) {
        time_s = std::max(time_s, draw_time_s(inspection.goods, draws, Purpose::goods_time, who.person, who.facility));
    }
    const bool is_second_possible = inspection.second_share > 0 && inspection.second.mean_s > 0;
    if (!is_second_possible) return time_s;
    if (draws.uniform(Purpose::second_inspection, who.person, who.facility) >= inspection.second_share) return time_s;
    return time_s + draw_time_s(inspection.second, draws, Purpose::second_inspection_time, who.person, who.facility);
}

double mean_inspected_s(const FacilityDef& facility, double luggage_share) {
    const InspectionDef& inspection = facility.inspection;
    double mean_s = facility.service.mean_s;
    if (luggage_share > 0 && inspection.goods.mean_s > 0) {
        mean_s += luggage_share * mean_of(facility.service, [&](double s) { return mean_beyond_s(inspection.goods, s); });
    }
    return mean_s + inspection.second_share * inspection.second.mean_s;
}

}  // namespace tidegate
