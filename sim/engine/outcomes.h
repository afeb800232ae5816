#pragma once
#include <vector>

#include "engine/frame.h"
#include "engine/world.h"

namespace tidegate {

/// Running maxima, brought up to date at every step.
struct OutcomeState {
    struct Peak {
        double value = 0;
        SimTime at = 0;
        SimTime last_half = 0;  ///< last time at half of it or more
    };
    std::vector<Peak> peaks;        ///< [observables]
    SimTime last_departure = -1;    ///< when the venue was last emptied while nobody was due any more
    bool is_clear = false;

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(peaks, last_departure, is_clear);
    }
};
static_assert(sizeof(OutcomeState) == 40, "a field was added: name it in for_each_field");

OutcomeState make_outcome_state(const Scenario& scenario);
void follow(OutcomeState& state, const World& world);

/// peak.<observable>, subsided.<observable> (of those that count people: last time at half the peak or more),
/// first_<level>.<rule>, minutes_at_<level>.<rule>, clearing_time, passengers by fate, journey and
/// waiting times, left behind, stuck, ways given: in this order. A time that never came is NaN: unknown, not zero.
std::vector<Outcome> outcomes(const OutcomeState& state, const Scenario& scenario, const World& world);

}  // namespace tidegate
