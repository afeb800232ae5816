#pragma once
#include <cstdint>

#include "base/sim_time.h"
#include "venue/venue_def.h"

namespace tidegate {

/// The car of a lift, under collective control: it goes on in its direction as long as somebody aboard wants to a stop ahead or
/// somebody calls from one, then turns. On the way it stops where somebody aboard wants to, and for calls in its own direction
/// unless it is full; a call the other way is answered on the way back (Barney and Al-Sharif, Elevator Traffic Handbook, 2nd ed.
/// 2016: directional collective control of one car). A call made while it rides counts until the car would have to brake for it.
/// With nothing to do it stands where it is, doors open.
struct CarState {
    SimTime left = 0;             ///< when its doors began to close; while it rides
    SimTime arrives = 0;          ///< with open doors; while it rides
    SimTime next_transfer = 0;    ///< earliest next step in or out
    SimTime last_transfer = 0;    ///< or the opening of the doors
    SimTime looks = -1;           ///< in network fidelity: when it is looked at next
    std::int32_t exists = 0;      ///< the connector is a lift
    std::int32_t rides = 0;
    std::int32_t stop = 0;        ///< where it stands, or which it left last
    std::int32_t to = 0;          ///< where it rides
    std::int32_t way = 0;         ///< 1 up, -1 down, 0 neither
    std::int32_t aboard = 0;      ///< people
    std::int32_t places_left = 0;
    std::int32_t to_alight = 0;   ///< of them, who step out here, when last looked at
};
static_assert(sizeof(CarState) == 72, "no padding: every byte of a checkpoint is determined");

/// Greatest number of stops: a call is a bit.
constexpr int most_stops = 64;

/// Stops that somebody wants, as bits.
struct CarCalls {
    std::uint64_t inside = 0;    ///< by those aboard
    std::uint64_t up = 0;        ///< calls from stops whose people want up
    std::uint64_t down = 0;
};

CarState make_car_state(const ConnectorDef& connector);

/// Of the car, for a body of this radius: one of usual size (0.2 m) takes one; at most the whole car.
int places_for(const ConnectorDef& connector, double radius_m);

/// Which way the car goes from the stop where it stands; 0: nobody wants anything.
int way_from_stop(const CarState& car, const CarCalls& calls);

/// Where it stops next on that way; -1: nowhere.
int next_stop(const CarState& car, const CarCalls& calls, int way);

/// Whether nobody more can be waited for: full, or the doors have been open long enough since the last one.
bool may_leave(const ConnectorDef& connector, SimTime now, const CarState& car);

void set_out(const ConnectorDef& connector, SimTime now, int way, int to, CarState& car);

/// While it rides: whether it need not yet brake for a stop ahead.
bool can_brake_for(const ConnectorDef& connector, SimTime now, const CarState& car, int stop);

/// Whether the car rides and does not brake yet.
bool may_divert(const ConnectorDef& connector, SimTime now, const CarState& car);

/// While it may: it stops where it would had the calls been made before it set out, of the stops for which it can still brake.
void divert(const ConnectorDef& connector, SimTime now, const CarCalls& calls, CarState& car);

void open_doors(SimTime now, CarState& car);

void board(const ConnectorDef& connector, int places, SimTime now, CarState& car);
void alight(const ConnectorDef& connector, int places, SimTime now, CarState& car);

}  // namespace tidegate
