#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/sim_time.h"
#include "network/train_def.h"

namespace tidegate {

enum class LineKind : std::uint8_t { metro, rail, bus, shuttle };
/// "metro", "rail", "bus", "shuttle".
const char* name_of(LineKind kind);

/// One stop of a line, in the order of the way.
struct LineStopDef {
    PlatformId platform;
    double running_s = 0;  ///< from leaving the stop before until standing here; 0 at the first
    int taken = 0;         ///< places that passengers from outside the model have, from here to the next stop
};

/// Vehicles that carry passengers along a row of platforms, in one direction; the way back is a line of its own.
struct LineDef {
    std::string name;
    LineKind kind = LineKind::metro;
    std::vector<LineStopDef> stops;       ///< at least two
    std::vector<SimTime> departures;      ///< from the first stop, ascending; empty: by headways
    SimTime first_departure = 0;          ///< by headways: from the first stop ...
    SimTime last_departure = 0;           ///< ... none after this
    std::vector<HeadwayPeriod> headways;  ///< ordered by `from`
    int capacity = 200;                   ///< passengers in one vehicle
    double dwell_s = 30;                  ///< doors open at a stop, at least
    double max_dwell_s = 60;              ///< waits for boarding up to this; for those who alight always
    double boarding_interval_s = 0.8;     ///< one passenger per door each
    double alighting_interval_s = 0.7;    ///< one passenger per door each
    double clearance_s = 45;              ///< from when a platform edge is left until the next vehicle stands there
};

/// From leaving stop `from` until standing at stop `to`, with the stops between [s], at a share of the usual speed.
double ride_s(const LineDef& def, int from, int to, double speed_share = 1);

/// Departures from the first stop as planned, ascending.
std::vector<SimTime> planned_departures(const LineDef& def);

}  // namespace tidegate
