#pragma once

namespace tidegate {

struct Scenario;
struct Site;

/// Lays the lattice of Site::waiting_spots over the zones with ordered queues, clear of walls, lines and queues, and
/// sorts it for each queue by overflow_cost_m. Needs the queues' anchors.
void add_waiting_spots(const Scenario& scenario, Site& site);

}  // namespace tidegate
