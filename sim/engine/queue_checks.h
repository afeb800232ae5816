#pragma once
#include "base/fault.h"
#include "base/vec2.h"

namespace tidegate {

struct QueueLine;
struct Scenario;
struct Site;

/// Whether somebody can stand at p in this queue: on the floor of its zone, clear of walls and of other places' lines.
bool can_stand_in_queue(const Site& site, const QueueLine& line, Vec2 p);

/// Faults of queues that are off the floor, do not end before their lanes, run too near to themselves or to another one.
void check_queue_lines(const Scenario& scenario, const Site& site, Faults& faults);

}  // namespace tidegate
