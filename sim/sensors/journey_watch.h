#pragma once
#include <span>
#include <vector>

#include "base/ids.h"
#include "sensors/event_window.h"
#include "sensors/sensor_input.h"

namespace tidegate {

/// The times from one place to another of those who got there in the window. A journey begins when
/// someone passes the first place (again: it begins anew) and ends when the same person next passes
/// the second. Appearing in an entrance, alighting at a platform, boarding there and stepping onto
/// a connector count as passing it; whether a line is crossed forward or backward does not matter.
/// Those still under way do not count: while nobody gets through, the time does not rise.
struct JourneyWatch {
    ObservableId observable;
    std::vector<SimTime> began_s;        ///< [agents seen so far] -1: not under way
    EventWindow done;                    ///< times of arrival and what they took [s]
    std::vector<CrossingSeen> passings;  ///< room to work in
    std::vector<double> times_s;         ///< the same

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(began_s, done);
    }
};
static_assert(sizeof(JourneyWatch) == 120, "a field was added: if it is state, name it in for_each_field");

/// Takes the crossings of one step, in any order. Linear in them.
void follow(const ObservableDef& def, std::span<const CrossingSeen> crossings,
            JourneyWatch& journeys);

/// Mean over those who arrived in (now - window_s, now], or the percentile: the least time within
/// which that share of them arrived (nearest rank, so always one of the times). 0 when nobody did.
double travel_time_s(const ObservableDef& def, SimTime now, JourneyWatch& journeys);

}  // namespace tidegate
