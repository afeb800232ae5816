#pragma once
#include <cstdint>

#include "base/draws.h"
#include "base/sim_time.h"
#include "demand/demand_def.h"

namespace tidegate {

/// What is drawn for one person. Each depends on (seed, person) only, so it can be drawn whenever it is
/// needed instead of being kept.

bool has_luggage(const PopulationDef& population, const Draws& draws, std::uint64_t person);

/// [m/s], motivation and luggage included: normal or by age (redrawn outside the limits), or uniform between
/// them.
double draw_free_speed(const PopulationDef& population, const Draws& draws, std::uint64_t person);

/// [m], luggage included: normal, redrawn beyond two standard deviations.
double draw_body_radius(const PopulationDef& population, const Draws& draws, std::uint64_t person);

/// Time from appearing to setting out [s], never negative. Gamma after Marsaglia and Tsang 2000
/// (doi:10.1145/358407.358414).
double draw_pre_movement(const PopulationDef& population, const Draws& draws, std::uint64_t person);

/// When somebody who came at `arrived` sets out again; `nth` of its stays, from 0. Gamma with the mean and standard deviation
/// given.
SimTime draw_stay_end(const StayDef& stay, const Draws& draws, std::uint64_t person, std::uint32_t nth, SimTime arrived);

/// Mean walking speed at an age [m/s]: Weidmann 1993 as printed in RiMEA 4.1.1, test 7; linear between.
double mean_speed_at_age(double age);

}  // namespace tidegate
