#pragma once
#include <string>
#include <vector>

#include "facilities/queue_def.h"
#include "venue/venue_def.h"

namespace tidegate {

enum class FacilityKind : std::uint8_t { gate, check };
enum class ServiceLaw : std::uint8_t { constant, exponential, uniform, lognormal };

/// Time between two passengers at a server with a queue: stepping up, being served, stepping through. uniform: mean +- sqrt(3) sd; exponential ignores sd.
struct ServiceTime {
    ServiceLaw law = ServiceLaw::lognormal;
    double mean_s = 2.4;
    double sd_s = 0.8;
};

/// What a check does beside the person's own check. Each part is off at mean 0.
struct InspectionDef {
    ServiceTime goods{ServiceLaw::lognormal, 0, 0};   ///< of those with luggage, meanwhile: the longer of the two counts
    double second_share = 0;                          ///< of all people, whom a second inspection at the lane follows
    ServiceTime second{ServiceLaw::lognormal, 0, 0};
};

/// A row of servers (ticket gates, check lanes) across a level. Between the lanes the line is a barrier.
/// Lane i is centred at (i + 0.5) / lanes of the line. The first `open_lanes` lanes work at the start; the
/// rest are a reserve that a measure can open.
struct FacilityDef {
    std::string name;
    FacilityKind kind = FacilityKind::gate;
    LevelId level;
    Segment line;
    int lanes = 1;
    int open_lanes = 1;
    double lane_width_m = 0.6;
    PassageDirection direction = PassageDirection::forward;
    ServiceTime service;
    InspectionDef inspection;
    double queue_reach_m = 20;  ///< walking distance from a lane within which waiting counts as its queue
    QueueDef queue;
    int balk_length = 0;  ///< who finds so many in the queue goes another way, if there is one; 0: nobody minds
    ServiceTime patience{ServiceLaw::exponential, 0, 0};  ///< waits so long before looking for a quicker way; mean 0: for ever
};

/// The lanes' lines, in order along the facility.
std::vector<Segment> lane_segments(const FacilityDef& facility);

}  // namespace tidegate
