#pragma once
#include "engine/world.h"

namespace tidegate {

/// Calls f(a, b, c, ...) with all of the World that cannot be made anew from Scenario and Site: what a checkpoint holds, in the
/// order in which it is written and read (base/state_bytes.h). A field that is new is named here, in a line of its own if it
/// is a struct with a list of its own; what is filled afresh before it is read in each step is not.
///
/// Left out: draws, arrivals, service_mean_s, most_room_more_m, stair_factors (made from the scenario); crowd_ways.fields
/// (solve_again); scratch, guidance, choice, force_scratch, choosers, at_line, crossed, left_rows, all_at_line, all_crossed,
/// car_people, landed, tallies, waits_ended, appeared, seen, on_connectors, crowd_rows (of one step).
template <class F>
void for_each_field(World& w, F&& f) {
    f(w.now, w.step, w.step_end);
    f(w.agents, w.next_arrival, w.outside, w.before_spots, w.on_trains, w.alighting);
    f(w.walkers, w.grid, w.members);
    f(w.passages, w.limits, w.lanes, w.queues, w.door_free, w.trains, w.connectors, w.cars);
    f(w.lines, w.edges, w.disturbances, w.network, w.riding);
    f(w.costs, w.rides, w.capacity_per_s, w.pace, w.to_go, w.beliefs, w.way_changes, w.belief_at_start, w.routes_changed, w.nobody_in_grid);
    f(w.crowd_ways, w.zone_people, w.zone_spacing_m, w.without_way, w.targets);
    f(w.events, w.crossings, w.occupancy, w.queue_length, w.mean_wait_s, w.outside_count);
    f(w.exited, w.boarded, w.stuck_ever, w.left_behind, w.ways_given, w.balked, w.gave_up, w.turned_away, w.agent_steps);
    f(w.sensors, w.warning, w.plan, w.level_changes, w.crossings_sensed, w.due_acts, w.measures_in_force);
}
static_assert(sizeof(World) == 4376, "a field was added to World: if it is state, name it in for_each_field above");

}  // namespace tidegate
