#pragma once
#include <cstdint>

#include "engine/people_state.h"

namespace tidegate {

/// One side of a portal as those who walk up to it find it in this step; looked up once for all of them.
struct TargetNow {
    bool leads = false;             ///< may be crossed, now or after a wait
    bool is_shut_now = false;       ///< held, or a door that cannot be boarded
    bool is_held = false;           ///< people wait before it
    bool is_door = false;           ///< a train door that cannot be boarded now
    bool has_vehicle = false;       ///< a door of a vehicle of a line, open; not everybody takes every line
    bool captures = false;          ///< passed by whoever is near enough: lanes, connector ends, doors
    bool is_exit = false;
    bool is_connector_end = false;
    bool is_stay = false;
    bool makes_way = false;         ///< people alight here
    float belt_m_s = 0;
    float factor = 1;               ///< of the free speed
    StairWay stair = StairWay::none;  ///< walked as a stair
    float slowed = 1;               ///< what a measure leaves of that
    std::int32_t queue_place = -1;
    float queue_reach_m = 0;
};

}  // namespace tidegate
