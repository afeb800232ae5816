#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// What measures do to a line: extra_train, set_headway, cancel_trips, skip_stop, short_turn, delay_vehicle, slow, set_places,
/// close, hold, open. lines.
void change_line(const Scenario& scenario, const Site& site, World& world, const Measure& measure);
/// Takes back what can be.
void restore_line(const Scenario& scenario, const Site& site, World& world, const Measure& measure);

/// Those on board who cannot get off where they wanted choose again among the stops ahead. lines.
void reconsider_rides(const Scenario& scenario, const Site& site, World& world, int line);

}  // namespace tidegate
