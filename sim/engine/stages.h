#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// The step's stages, in order. Each reads what stands before it and changes what its comment names. What looks at
/// everybody runs in fixed chunks on all threads; the few it finds (who chooses, crosses, is stuck) are then treated one
/// after the other in the order of their rows, so the number of threads changes nothing.

/// Trains arrive and depart; alighting passengers join the doors' lists. trains, alighting, events.
void run_trains(const Scenario& scenario, const Site& site, World& world);

/// Vehicles of lines come to stops and leave them; who gets off joins the doors' lists. lines, edges, alighting, events.
void run_lines(const Scenario& scenario, const Site& site, World& world);

/// Those due appear where there is room. outside, before_spots, alighting, walkers.
void bring_arrivals(const Scenario& scenario, const Site& site, World& world);

/// What each line is to those who walk up to it. targets.
void look_at_targets(const Scenario& scenario, const Site& site, World& world);

/// Expected times to every goal, and who walks to what next. costs, to_go, walkers.target.
void plan_routes(const Scenario& scenario, const Site& site, World& world);

/// Who stands before a place that turns people away, and has no other way, goes home. agents, walkers, network, turned_away.
void turn_people_away(const Scenario& scenario, const Site& site, World& world);

/// Who takes a place in an ordered queue, moves up in it, is called to a lane. queues, walkers.target and status.
void order_queues(const Scenario& scenario, const Site& site, World& world);

/// The agent gives its turn or place in an ordered queue up, if it has one.
void leave_order(const Site& site, World& world, std::int32_t agent);

/// Where everybody wants to walk, how fast, and which wall is near. guidance, walkers.ex to gap_wanted. Called by walk().
void guide_all(const Scenario& scenario, const Site& site, World& world, const StepTime& time);

/// One step of everybody, walls included. walkers, at_line, crossed.
void walk(const Scenario& scenario, const Site& site, World& world, const WalkModel& model);

/// Who crosses which line: openings, lanes, connectors, exits, doors. walkers, crossings, counts.
void pass_lines(const Scenario& scenario, const Site& site, World& world);

/// Who finds the queue just joined too long, or has lost patience in it, turns to another way. walkers, agents, beliefs.
void leave_queues(const Scenario& scenario, const Site& site, World& world);

/// Counts in areas and queues; who is stuck. occupancy, queue_length, events.
void observe(const Scenario& scenario, const Site& site, World& world);

/// What a walker is doing, as frames show it.
AgentState state_of(const Site& site, const World& world, std::size_t walker);

/// Gives `agent` its next target from where its walker row stands. Used on appearing and after each crossing.
void choose_target(const Scenario& scenario, const Site& site, World& world, std::size_t walker);

/// Changes where a walker heads; portal -1: nowhere.
void head_for(const Site& site, World& world, std::size_t walker, int portal, int direction);

}  // namespace tidegate
