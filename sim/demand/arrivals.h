#pragma once
#include <cstdint>
#include <vector>

#include "base/draws.h"
#include "demand/demand_def.h"

namespace tidegate {

/// One passenger to come. The position in the list is the passenger's row in the agent table.
struct Arrival {
    SimTime due = 0;
    std::int32_t row = 0;  ///< of DemandDef::rows
    std::uint64_t person = 0;  ///< key of all draws about this passenger: demand line and number in it, so
                               ///< that other rows never shift them
    float free_speed_m_s = 0;
    float body_radius_m = 0;
    float pre_movement_s = 0;
};

/// All passengers, by time due, then demand row, then number within the row. Random: independent uniform times, which
/// is a Poisson process given its count. Each passenger's draws depend on (seed, row's line, number) only.
std::vector<Arrival> make_arrivals(const DemandDef& demand, const Draws& draws);

/// Free speed of one passenger [m/s]: normal, redrawn outside the limits; or by age.
double draw_free_speed(const PopulationDef& population, const Draws& draws, std::uint64_t person);

/// Mean walking speed at an age [m/s]: Weidmann 1993 as printed in RiMEA 4.1.1, test 7; linear between.
double mean_speed_at_age(double age);

}  // namespace tidegate
