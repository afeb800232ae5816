#pragma once
#include "facilities/car_step.h"

namespace tidegate {

/// A call from a stop for one way (1 up, -1 down).
struct LandingCall {
    int stop;
    int way;
};

/// How well a car of a bank suits a call, by the nearest-car rule (Barney and dos Santos, Elevator Traffic Analysis, Design and
/// Control, 2nd ed. 1985): of n stops above the lowest, d from the call, a car that comes towards it in its direction has n + 2 - d,
/// one that comes towards it for the other way, or stands idle, n + 1 - d, one that goes away 1. The greatest answers; of equals
/// the nearer. A car under way counts from the next stop for which it can still brake. 0: it is full.
int suitability(const ConnectorDef& connector, SimTime now, const CarState& car, LandingCall call);

}  // namespace tidegate
