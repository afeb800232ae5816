#pragma once
#include "base/vec2.h"

namespace tidegate {

struct Scenario;
struct Site;

/// Who stands and waits at `p` leaves the ways through openings, exits, doors and ends of stairs free: 1 m off all of them.
bool is_clear_of_lines(const Site& site, int plane, Vec2f p);

/// Lays the lattice of Site::waiting_spots over the zones with ordered queues, clear of walls, lines and queues, and
/// sorts it for each queue by overflow_cost_m. Needs the queues' anchors.
void add_waiting_spots(const Scenario& scenario, Site& site);

}  // namespace tidegate
