#pragma once
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/sim_time.h"

namespace tidegate {

/// A change of headway during the run: from `from` on, a train every `headway_s`.
struct HeadwayPeriod {
    SimTime from = 0;
    double headway_s = 300;
};

/// Trains of one direction at one platform edge.
struct TrainServiceDef {
    std::string name;
    PlatformId platform;
    SimTime first_arrival = 0;
    SimTime last_arrival = 0;             ///< no arrival after this
    std::vector<HeadwayPeriod> headways;  ///< ordered by `from`
    double dwell_s = 30;                  ///< doors open, at least
    double max_dwell_s = 60;              ///< waits for boarding up to this
    int places = 0;                       ///< free places for boarding when a train arrives
    double boarding_interval_s = 0.8;     ///< one passenger per door each
    double alighting_interval_s = 0.7;    ///< one passenger per door each
};

}  // namespace tidegate
