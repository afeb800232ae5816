#pragma once
#include <functional>

#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// The lines in the choice of ways: where they lead, how long it takes, who takes which vehicle and gets off where.

/// Which stops of lines lie at which platform. lines_at, ride_door.
void add_line_stops(const Scenario& scenario, Site& site);

/// From every door of a stop to every stop further on, without waits: what the lines can do as planned.
Rides planned_rides(const Scenario& scenario, const Site& site);
/// From those stops only for which calls(line, stop) holds.
Rides planned_rides(const Scenario& scenario, const Site& site, const std::function<bool(std::size_t, int)>& calls);

/// The same as the lines run now, each with the expected wait: nothing leads to a stop that is skipped, beyond one at
/// which vehicles turn, or from one at which none will call.
Rides rides_now(const Scenario& scenario, const Site& site, const World& world);

/// Where somebody should get off who leaves stop `from` on a vehicle that goes to stop `end`: where the ride and the time
/// still to go from there are least together. Stop -1: from none of them leads a way to the goal.
struct RideChoice {
    int stop = -1;
    float time_s = unreachable_s;
};
RideChoice best_ride(const Scenario& scenario, const Site& site, const World& world, std::int32_t agent, int line,
                     int from, int end);

/// Whether somebody boards a vehicle of this line that goes from stop `from` to `end`: it leads to the goal, and sooner
/// than the best line at this edge is expected to, the wait for that one included (the rule of
/// Spiess and Florian 1989, recalled, not checked: a line is taken when its ride is shorter than the expected time of the best
/// ones).
bool takes_line(const Scenario& scenario, const Site& site, const World& world, std::int32_t agent, int line, int from,
                int end);

/// The same of what stands at `door` now; a train of a service is taken by all who come to it.
bool takes_vehicle(const Scenario& scenario, const Site& site, const World& world, int door, std::int32_t agent);

/// At every platform of lines, whether any will still take passengers and how many the vehicle there can take. edges,
/// routes_changed.
void look_at_edges(const Scenario& scenario, const Site& site, World& world);

/// The vehicle of a line that stands at `platform`; nullptr: none.
const LineVehicle* vehicle_at(const World& world, int platform);
LineVehicle* vehicle_at(World& world, int platform);

}  // namespace tidegate
