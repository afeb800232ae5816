#pragma once
#include <span>

#include "network/line_state.h"

namespace tidegate {

/// What a vehicle did. `ended`: it left its last stop, out of service.
struct LineNews {
    enum class Kind : std::uint8_t { arrived, passed, departed, ended };
    Kind kind = Kind::arrived;
    int line = -1;
    int trip = -1;
    int stop = -1;
    int end = -1;        ///< its last stop
    int boarded = 0;     ///< departed, ended: at this stop
    int alighted = 0;
    int load = 0;        ///< on board, with places taken from outside; arrived: on arriving
    int places_left = 0; ///< departed: that it could still have given
};

LineState make_line_state(const LineDef& def);

/// Brings all lines up to `now`; they share edges, so they move together. A vehicle stands at a stop when it is due
/// there, the vehicle ahead of it on its line has gone on and the edge has been left for the clearance; of those
/// that want the same edge the one due first, then the line given first. It leaves after its dwell when nobody wants
/// out any more (at_doors) and nobody has boarded for a moment, at the latest after the longest dwell, or when it is
/// full; never while the line is held. Between two stops there is room for any number. `news` is appended.
void step(std::span<const LineDef> defs, std::span<LineState> lines, std::span<EdgeState> edges, SimTime now,
          std::vector<LineNews>& news);

/// On board with the places taken from outside, on the way from its stop to the next.
int load_of(const LineDef& def, const LineVehicle& vehicle);
/// Free places of a vehicle that stands at a stop; none where all get off.
int places_left(const LineDef& def, const LineState& state, const LineVehicle& vehicle);

/// The next departure from the first stop that is still to come; infinity: none.
SimTime next_departure(const LineDef& def, const LineState& state);
/// Headway in force at `now` [s]: of a timetable the gap between two departures; 0: it has only one.
double headway_at(const LineDef& def, const LineState& state, SimTime now);
/// When the next vehicle that takes passengers at `stop` is expected there, by its running times and dwells, `now` if
/// one stands there; infinity: none comes any more.
SimTime next_call(const LineDef& def, const LineState& state, int stop, SimTime now);

/// Whether no vehicle is still to come to `stop`, or (departs) to leave it.
bool is_past(const LineDef& def, const LineState& state, int stop, bool departs);

/// How long somebody who comes to `stop` is expected to wait [s]: half the headway (arrivals at random); as much longer
/// as the next vehicle is later than a headway from now; and a headway for every vehicle's free places that `waiting`
/// people before him exceed those of the next one. Infinity: none comes any more.
double expected_wait_s(const LineDef& def, const LineState& state, int stop, int waiting, SimTime now);

/// `count` more vehicles, `spacing_s` apart, as soon as the first stop is free; that much farther apart as the headway set is longer
/// than the planned one.
void add_vehicles(const LineDef& def, LineState& state, int count, double spacing_s, SimTime now);
/// The next `count` departures do not take place.
void cancel_trips(const LineDef& def, LineState& state, int count);
/// From now on every `headway_s`; 0: as planned again. Only shortens the wait for the next one. Where it makes vehicles rarer,
/// added ones become rarer with them.
void set_headway(const LineDef& def, LineState& state, double headway_s, SimTime now);
/// Vehicles that have not yet come to `stop` turn there; -1: at the line's end again.
void turn_at(const LineDef& def, LineState& state, int stop);
/// The vehicle at `stop`, or else the next one there, stands `delay_s` longer.
void delay_at(LineState& state, int stop, double delay_s);

}  // namespace tidegate
