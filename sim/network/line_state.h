#pragma once
#include <cstdint>
#include <vector>

#include "network/line_def.h"

namespace tidegate {

/// A passenger on board, and at which stop of the line it wants out.
struct Rider {
    std::int32_t agent = -1;
    std::int32_t stop = -1;
};

struct LineVehicle {
    int trip = 0;            ///< 0, 1, ... in the order they set out
    int stop = 0;            ///< where it stands, or which comes next
    int end = 0;             ///< it goes no further than this stop; all get off there
    bool at_stop = false;
    SimTime due = 0;         ///< at `stop`, unless the edge is taken
    SimTime arrived = -1;    ///< at `stop`, while it stands
    SimTime last_passage = -1e9;  ///< of anybody through its doors
    double held_s = 0;       ///< stands so much longer here than its dwell
    int at_doors = 0;        ///< on the point of getting off, not yet out
    int boarded = 0;         ///< at this stop
    int alighted = 0;        ///< at this stop
    std::vector<Rider> riders;

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(trip, stop, end, at_stop, due, arrived, last_passage, held_s, at_doors, boarded, alighted, riders);
    }
};
static_assert(sizeof(LineVehicle) == 88, "a field was added: name it in for_each_field");

struct LineStopState {
    bool is_skipped = false;
    double hold_s = 0;       ///< the next vehicle stands so much longer
    int through = 0;         ///< passengers who stayed in the vehicle that called last
    int arrivals = 0;
    int departures = 0;
};

/// One line as it runs: what changes.
struct LineState {
    SimTime next_regular = 0;        ///< next departure from the first stop by headway
    std::size_t next_listed = 0;     ///< row of LineDef::departures
    std::vector<SimTime> extra;      ///< added departures, ascending
    double headway_override_s = 0;   ///< > 0: replaces headways and timetable
    double extra_stretch = 1;        ///< times between added departures over those asked for: how much rarer the override makes all
    double speed_share = 1;          ///< of the usual speed between two stops
    int places = -1;                 ///< in one vehicle; -1: LineDef::capacity
    bool is_closed = false;          ///< departures that fall due do not take place
    bool is_held = false;            ///< vehicles stay where they stand
    int ends_at = -1;                ///< vehicles turn at this stop; -1: at the last
    int trips = 0;                   ///< set out so far
    std::vector<LineVehicle> vehicles;  ///< in the order of the way, the foremost first
    std::vector<LineStopState> stops;

    /// For checkpoints (base/state_bytes.h).
    template <class F>
    void for_each_field(F&& f) {
        f(next_regular, next_listed, extra, headway_override_s, extra_stretch, speed_share, places, is_closed, is_held, ends_at, trips,
          vehicles, stops);
    }
};
static_assert(sizeof(LineState) == 128, "a field was added: name it in for_each_field");

/// A platform edge at which lines call.
struct EdgeState {
    int line = -1;           ///< whose vehicle stands there; -1: none
    int trip = -1;
    SimTime departed = -1e9;
    int places_left = 0;     ///< of the vehicle that stands there
    bool is_served = false;  ///< some vehicle will still take passengers here
};

}  // namespace tidegate
