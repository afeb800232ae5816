#pragma once
#include "engine/lift.h"

namespace tidegate {

/// Who is aboard, and who waits before its doors or those of others of its bank; for a lift that is not open nobody does.
void find_people(const Lift& lift, CarPeople& people);

/// Which lift of the bank takes somebody who waits there: that whose open doors it stands before, else the nearest; -1: none can.
int answering_lift(const Lift& lift, const CarPerson& one, SimTime now);

}  // namespace tidegate
