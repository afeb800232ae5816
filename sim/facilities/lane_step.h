#pragma once
#include <cstdint>

#include "base/draws.h"
#include "base/sim_time.h"
#include "facilities/facility_def.h"

namespace tidegate {

/// One server: a gate lane or a check lane.
struct LaneState {
    bool is_open = true;
    std::int32_t serving = -1;  ///< agent; -1: idle
    SimTime busy_until = 0;
    SimTime free_since = 0;     ///< when the last one was through
    std::uint32_t served = 0;   ///< number of services begun, counts the draws
};

/// Of ln(t / 1 s), for a lognormal time with the law's mean and sd.
struct LogNormal {
    double mu = 0, sigma = 0;
};
LogNormal log_normal(const ServiceTime& law);

/// A time by such a law [s], > 0; lognormal by its mean and sd. `row` and `nth` count the draws of this purpose.
double draw_time_s(const ServiceTime& law, const Draws& draws, Purpose purpose, std::uint64_t row, std::uint32_t nth);

/// Time one service takes [s], > 0. `lane` identifies the server, `nth` the service. Lognormal by its mean and sd.
double draw_service_s(const ServiceTime& law, const Draws& draws, std::uint64_t lane, std::uint32_t nth);

}  // namespace tidegate
