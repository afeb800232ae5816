#include "facilities/lane_step.h"

#include <algorithm>
#include <cmath>

namespace tidegate {

LogNormal log_normal(const ServiceTime& law) {
    const double ratio = law.sd_s / law.mean_s;
    const double sigma2 = std::log(1 + ratio * ratio);
    return {std::log(law.mean_s) - 0.5 * sigma2, std::sqrt(sigma2)};
}

double draw_time_s(const ServiceTime& law, const Draws& draws, Purpose purpose, std::uint64_t row,
                   std::uint32_t nth) {
    constexpr double shortest_s = 0.05;  // a normal tail must not give a negative or zero service
    switch (law.law) {
        case ServiceLaw::constant: return law.mean_s;
        case ServiceLaw::exponential:
            return law.mean_s * draws.exponential(purpose, row, nth);
        case ServiceLaw::uniform: {
            const double half = std::sqrt(3.0) * law.sd_s;
            return std::max(shortest_s, draws.uniform(purpose, row, nth,
                                                      law.mean_s - half, law.mean_s + half));
        }
        case ServiceLaw::lognormal: {
            const LogNormal log = log_normal(law);
            return std::exp(log.mu + log.sigma * draws.normal(purpose, row, nth));
        }
    }
    return law.mean_s;
}

double draw_service_s(const ServiceTime& law, const Draws& draws, std::uint64_t lane, std::uint32_t nth) {
    return draw_time_s(law, draws, Purpose::service_time, lane, nth);
}

}  // namespace tidegate
