#pragma once
#include <array>
#include <cstdint>

#include "base/sim_time.h"
#include "venue/venue_def.h"

namespace tidegate {

/// Bounds the rate at which people pass: metering, or a connector's capacity. Shared by the lanes of a facility.
struct RateLimit {
    double interval_s = 0;       ///< 0: none
    double metered_interval_s = 0;  ///< set by a measure; replaces interval_s while > 0
    SimTime next = 0;            ///< earliest next passage

    double in_force() const { return metered_interval_s > 0 ? metered_interval_s : interval_s; }
};

/// A portal as it is now.
struct Passage {
    PassageStatus status = PassageStatus::open;
    PassageDirection direction = PassageDirection::both;
    std::uint8_t turns_away = 0;    ///< bit of each direction in which who comes is sent home
    std::uint8_t unused = 0;        ///< like the other one: so that every byte of a checkpoint is determined
    int limit = -1;                 ///< row of limits
    std::array<double, 2> code_interval_s{0, 0};  ///< profile `code`: cap of this line's flow, by direction
    SimTime code_next = 0;
    SimTime last_crossing = -1e9;
    std::array<std::int32_t, 2> heading{0, 0};  ///< how many walk up to it, by direction
    float sets_out_after_s = 0;     ///< mean time until who is turned away sets out
    std::int32_t unused_too = 0;
};

/// A connector as it is now; a running escalator that is to be reversed once it is empty.
struct ConnectorState {
    double belt_speed_m_s = 0;
    double speed_share = 1;   ///< of the usual speed of those who walk on it
    PassageDirection direction = PassageDirection::both;
    bool reversal_pending = false;
    int people = 0;
};

}  // namespace tidegate
