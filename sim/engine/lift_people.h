#pragma once
#include "engine/lift.h"

namespace tidegate {

/// Who is aboard, and who waits before the doors; before those of a lift that is not open nobody does.
void find_people(const Lift& lift, CarPeople& people);

}  // namespace tidegate
