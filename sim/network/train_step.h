#pragma once
#include <cstdint>
#include <vector>

#include "network/train_def.h"

namespace tidegate {

/// One service as it runs: what changes.
struct TrainState {
    SimTime next_regular = 0;        ///< next arrival by headway
    std::vector<SimTime> extra;      ///< added arrivals, ascending
    double headway_override_s = 0;   ///< > 0: replaces the headways of the definition
    bool at_platform = false;
    SimTime arrived = 0;
    SimTime departed = -1e9;         ///< of the last train
    int places_left = 0;
    int boarded = 0;
    int trains = 0;                  ///< arrived so far
    SimTime last_boarding = -1e9;

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(next_regular, extra, headway_override_s, at_platform, arrived, departed, places_left, boarded, trains,
          last_boarding);
    }
};
static_assert(sizeof(TrainState) == 88, "a field was added: name it in for_each_field");

enum class TrainNews : std::uint8_t { none, arrived, departed };

TrainState make_train_state(const TrainServiceDef& def);

/// Headway in force at `now` [s].
double headway_at(const TrainServiceDef& def, const TrainState& state, SimTime now);

/// Brings one service up to `now`. A train arrives when it is due (regular or extra) and the last one has been gone
/// for `clearance_s`; it leaves after its dwell as soon as nobody has boarded for a moment, at the latest after its
/// longest dwell, or when it is full.
TrainNews step(const TrainServiceDef& def, TrainState& state, SimTime now);

constexpr double clearance_s = 45;        ///< between departure and next arrival at one edge
constexpr double quiet_before_departure_s = 4;

}  // namespace tidegate
