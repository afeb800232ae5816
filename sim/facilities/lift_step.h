#pragma once
#include "base/sim_time.h"
#include "venue/venue_def.h"

namespace tidegate {

/// A lift between two stops, as it is now. Everybody aboard gets out at the next stop.
struct LiftState {
    bool exists = false;         ///< the connector is a lift with two stops
    bool rides = false;
    int stop = 0;                ///< where it stands, or which it left last: 0 lower, 1 upper
    int aboard = 0;              ///< people
    int to_alight = 0;           ///< of them, who have still to step out here
    int places_left = 0;
    SimTime arrives = 0;         ///< with open doors; while it rides
    SimTime next_transfer = 0;   ///< earliest next step in or out
    SimTime last_transfer = 0;   ///< or the opening of the doors

    /// Whether somebody at `at_stop` finds the doors open and room, once those who came have stepped out.
    bool is_boardable(int at_stop) const { return !rides && stop == at_stop && to_alight == 0 && places_left > 0; }
};

LiftState make_lift_state(const ConnectorDef& connector);

/// Rides when its doors have been open long enough and somebody is aboard or waits at the other stop only; arrives when
/// it is time.
void step(const ConnectorDef& connector, SimTime now, bool is_called_here, bool is_called_there, LiftState& lift);

/// Of the car, for a body of this radius: one of usual size (0.2 m) takes one; at most the whole car.
int places_for(const ConnectorDef& connector, double radius_m);

void board(const ConnectorDef& connector, int places, SimTime now, LiftState& lift);
void alight(const ConnectorDef& connector, SimTime now, LiftState& lift);

}  // namespace tidegate
