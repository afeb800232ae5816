#pragma once
#include <vector>

#include "plan/disturbance_def.h"

namespace tidegate {

/// Times not known yet are -1.
struct DisturbanceState {
    SimTime began = -1;
    SimTime ended = -1;
};

/// All that changes in the disturbances; saved in checkpoints.
struct DisturbancesState {
    std::vector<SimTime> references;  ///< when each came about
    std::vector<DisturbanceState> all;

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(references, all);
    }
};
static_assert(sizeof(DisturbancesState) == 48, "a field was added: name it in for_each_field");

inline DisturbancesState make_disturbances_state(const DisturbancesDef& def) {
    DisturbancesState state;
    state.references.assign(def.references.size(), -1);
    state.all.resize(def.all.size());
    return state;
}

}  // namespace tidegate
