#pragma once
#include <cstdint>
#include <span>

#include "base/sim_time.h"
#include "sensors/crowd.h"
#include "sensors/observable_def.h"

namespace tidegate {

/// One passage through a place, at its exact time. A connector is passed when it is stepped onto.
/// Whoever appears in an entrance passes it forward; whoever alights passes the platform backward,
/// whoever boards forward.
struct CrossingSeen {
    SimTime time_s = 0;
    PlaceKind place_kind = PlaceKind::opening;
    int row = -1;       ///< row of the table that place_kind names
    int direction = 1;  ///< +1 forward, -1 backward
    std::int32_t agent = -1;  ///< who; needed by travel_time
};

/// One passenger's wait that is over (served or walked on; giving up counts too).
struct WaitEnded {
    SimTime time_s = 0;
    PlaceKind place_kind = PlaceKind::facility;
    int row = -1;
    double wait_s = 0;
};

/// Those who wait at the places of one kind; row = row of that kind's table. A span may be empty when
/// no observable watches it.
struct QueueColumns {
    std::span<const std::int32_t> length;        ///< passengers waiting now
    std::span<const double> mean_present_wait_s; ///< mean wait so far of those waiting now; 0: nobody.
                                                 ///< Read at sample times only.
};

/// What can be seen of the world at the end of a step; all spans are read during the call only.
struct SensorInput {
    SimTime time_s = 0;                            ///< end of the step
    std::span<const std::int32_t> occupancy;       ///< [areas] passengers in each area
    std::span<const std::int32_t> on_connectors;   ///< [connectors] passengers on each
    /// [levels] those who walk there; read at sample times only. A level that no observable needs
    /// may be left empty (see needs_crowd).
    std::span<const CrowdColumns> crowds;
    QueueColumns openings;                         ///< [openings]
    QueueColumns facilities;                       ///< [facilities]
    QueueColumns connectors;                       ///< [connectors]
    std::span<const std::int32_t> waiting_outside; ///< [entrances]
    std::span<const CrossingSeen> crossings;       ///< since the last step, in any order
    std::span<const WaitEnded> waits;              ///< since the last step, in any order
};

}  // namespace tidegate
