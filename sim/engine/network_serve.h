#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// Lets those pass at the front of queue `q` who can at `time`, and calls the queue again for when the next one may; not
/// at all where only a change can help (shut, held, no room beyond, all lanes busy).
void serve_queue(const Scenario& scenario, const Site& site, World& world, std::size_t q, SimTime time);

/// Its queue is behind it: the wait is noted where it was one.
void end_wait(const Site& site, World& world, std::int32_t agent, SimTime time);

/// The lane at which a passenger of the network is being served, which need not be the one it walked up to.
int lane_of(const Scenario& scenario, const Site& site, const World& world, std::int32_t agent);

/// Whether the line before which this queue stands leads on; of a facility any of its lanes.
bool queue_leads(const Scenario& scenario, const Site& site, const World& world, std::size_t queue);

/// A passenger whose service at a lane is over steps through it as soon as there is room behind it.
void leave_lane(const Scenario& scenario, const Site& site, World& world, std::int32_t agent, SimTime time);

/// What a line's width lets through [1/s] while `waiting` people wait before it who are as fast as `agent`, into the portal in
/// `direction`.
double line_flow_per_s(const Scenario& scenario, const Site& site, const World& world, std::int32_t agent, int portal, int direction,
                       double waiting);

/// Whether a passenger can step into the zone beyond: room there, or a free place to set foot.
bool has_room_beyond(const Scenario& scenario, const Site& site, const World& world, std::int32_t agent, int portal,
                     int direction);

/// Notes the passage of a passenger who is in no zone now, and puts it into the zone beyond, of whatever fidelity.
void step_into(const Scenario& scenario, const Site& site, World& world, std::int32_t agent, int portal, int direction,
               SimTime time);

/// Event of a queue at `time`, unless one is pending.
void call_queue(World& world, std::size_t q, SimTime time);

}  // namespace tidegate
