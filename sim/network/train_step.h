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
    double extra_stretch = 1;        ///< as LineState::extra_stretch
    int places = -1;                 ///< free in a train that comes; -1: those of the definition
    bool is_closed = false;          ///< arrivals that fall due do not take place
    bool is_held = false;            ///< a train that stands there stays
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
        f(next_regular, extra, headway_override_s, extra_stretch, places, is_closed, is_held, at_platform, arrived, departed,
          places_left, boarded, trains, last_boarding);
    }
};
static_assert(sizeof(TrainState) == 96, "a field was added: name it in for_each_field");

enum class TrainNews : std::uint8_t { none, arrived, departed };

TrainState make_train_state(const TrainServiceDef& def);

/// From now on every `headway_s`; 0: as planned again. Only shortens the wait for the next one; where it makes trains rarer,
/// added ones become rarer with them.
void set_headway(const TrainServiceDef& def, TrainState& state, double headway_s, SimTime now);
/// `count` more trains, `spacing_s` apart, from `now` on.
void add_trains(TrainState& state, int count, double spacing_s, SimTime now);

/// Headway in force at `now` [s].
double headway_at(const TrainServiceDef& def, const TrainState& state, SimTime now);

/// Brings one service up to `now`. A train arrives when it is due (regular or extra) and the last one has been gone
/// for `clearance_s`; it leaves after its dwell as soon as nobody has boarded for a moment, at the latest after its
/// longest dwell, or when it is full.
TrainNews step(const TrainServiceDef& def, TrainState& state, SimTime now);

constexpr double clearance_s = 45;        ///< between departure and next arrival at one edge
constexpr double quiet_before_departure_s = 4;

}  // namespace tidegate
