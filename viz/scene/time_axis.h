#pragma once
#include <string>
#include <vector>

#include "base/sim_time.h"

namespace tidegate::viz {

/// A horizontal time axis: which moment stands at which pixel.
struct TimeAxis {
    SimTime from = 0;
    SimTime to = 1;
    float left = 0;
    float right = 1;

    float x_of(SimTime time) const;
    /// The moment at pixel x, held inside [from, to].
    SimTime time_at(float x) const;
};

struct Tick {
    SimTime time = 0;
    std::string text;  ///< time of day: "00:20", or "00:20:05" when ticks are closer than a minute
};

/// Ticks at round times of day, at least `spacing_px` apart.
std::vector<Tick> ticks(const TimeAxis& axis, const Calendar& calendar, float spacing_px);

}  // namespace tidegate::viz
