#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

bool is_connector_end(const Portal& portal);
bool enters_connector(const Portal& portal, int direction);

/// Whether a portal may be crossed in a direction at all, now or after a wait: its status is not closed, its direction
/// allows it, a lane is open, an escalator runs that way. Leaving a connector is always allowed.
bool leads_on(const Site& site, const World& world, int portal, int direction);

/// Whether who comes to it is sent home (measure turn_away).
bool turns_away(const World& world, int portal, int direction);

/// Whether people in front of it must wait although it leads on: held, between two trains, before a lift
/// (people are let in one by one: engine/lift_cars.h).
bool is_held(const Site& site, const World& world, int portal, int direction);

/// Whether people who are sent out take it only where no other way leads out: it is held, or a lift not meant for that.
bool is_last_resort(const Scenario& scenario, const Site& site, const World& world, int portal, int direction);

/// Takes one passage at `time` if status and rate limits allow it.
bool take_passage(const Scenario& scenario, const Site& site, World& world, int portal, int direction,
                  SimTime time);

/// Likewise by the rate limits alone.
bool take_in_turn(const Scenario& scenario, const Site& site, World& world, int portal, int direction, SimTime time);

/// Passages per second a portal can give while a queue stands before it.
double capacity_per_s(const Scenario& scenario, const Site& site, const World& world, int portal);

/// Speed on a connector over speed on the level, for the way to one of its ends; belt > 0: the belt's
/// own speed instead [m/s].
struct PlanePace {
    float factor = 1;
    float belt_m_s = 0;
    StairWay stair = StairWay::none;
    float slowed = 1;  ///< what a measure leaves of that
};
PlanePace pace_towards(const Scenario& scenario, const Site& site, const World& world, int portal, int side);

}  // namespace tidegate
