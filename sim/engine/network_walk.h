#pragma once
#include "engine/route_choice.h"
#include "engine/site.h"
#include "engine/world.h"
#include "network/walking_curve.h"

namespace tidegate {

/// How passengers get through a zone of network fidelity. One walks from where it entered to the line chosen, along the
/// way and as fast as the zone is full (network/walking_curve.h), looked at again on the way; then it stands in the
/// line's queue. Waiting people take the floor away from those who walk (4 per m2).

/// Share of the own pace at which one walks up to `target` among `per_m2` people who walk (network/walking_curve.h). On stairs,
/// ramps and links that of the files there counts instead (engine/network_files.h).
float share_of_pace(const Site& site, std::int32_t target, float per_m2);

/// People that a zone takes at most: packed like a queue.
std::int32_t storage(const Site& site, std::int32_t zone);

/// Whether one more may appear in the zone.
inline bool has_room(const Site& site, const World& world, std::int32_t zone) {
    return world.network.zones[std::size_t(zone)].people < storage(site, zone);
}

/// Whether one more may enter the zone over a line: while more walk in it than pass the most (densest_stream_per_m2), it would only be
/// slower for all; those who follow wait before the line. On stairs, ramps and links files see to that.
bool lets_in(const Site& site, const World& world, std::int32_t zone);

/// `agent` is in `zone` from `time` on, having crossed `from` (2 * portal + direction), and chooses its way.
void enter_network(const Scenario& scenario, const Site& site, World& world, std::int32_t agent, std::int32_t zone,
                   std::int32_t from, SimTime time);

/// Likewise from a place in the zone: where it appears, or where it walked until the zone turned to network fidelity.
void begin_in_network(const Scenario& scenario, const Site& site, World& world, std::int32_t agent, std::int32_t zone,
                      Vec2f at, SimTime time);

/// Likewise one who goes on to its `target`.
void join_network(const Scenario& scenario, const Site& site, World& world, std::int32_t agent, std::int32_t zone,
                  std::int32_t target, Vec2f at, SimTime time);

/// Likewise one who is being served at the lane `target`.
void join_in_service(const Scenario& scenario, World& world, std::int32_t agent, std::int32_t zone, std::int32_t target);

/// It is in the car of a lift, and gets out at the doors on this side of which it is.
void ride_in_network(const Scenario& scenario, const Site& site, World& world, std::int32_t agent, std::int32_t target, SimTime time);

/// Its zone has become micro, but has no free place for it: it waits for one, in no queue.
void hold_back(const Site& site, World& world, const PlaceNow& wanted);

/// Is in no zone of network fidelity any more; its queue, if it stands in one, no longer has it.
void quit_network(const Site& site, World& world, std::int32_t agent, SimTime time);

/// It stands at `at` until AgentRow::walks_from().
void stand_in_network(const Site& site, World& world, std::int32_t agent, Vec2f at);

/// It waited for a free place in the plane, and stays on where it was.
void resume_stay(const Site& site, World& world, std::int32_t agent);

/// It turns from the line that it walks up to or waits before: from `at`, where it is, it looks for another way.
void turn_from_line(const Scenario& scenario, const Site& site, World& world, std::int32_t agent, Vec2f at, SimTime time);

/// The best way on, as it judges ways from where its way begins, and by the way it is on.
RouteChoice best_in_network(const Scenario& scenario, const Site& site, const World& world, std::int32_t agent);

/// Chooses where it stands; without a way it waits until ways change.
void choose_in_network(const Scenario& scenario, const Site& site, World& world, std::int32_t agent, SimTime time);

/// What comes next for a passenger whose event is due: another piece of way, the line, setting out. True when it has come
/// to its line's queue.
bool go_on(const Scenario& scenario, const Site& site, World& world, std::int32_t agent, SimTime time);

/// The queue before a side of a line: of a facility's lanes the one they share.
std::size_t queue_of(const Site& site, std::int32_t target);

/// Where a passenger appears who comes by an entrance or a spot.
Vec2f spot_of(const Scenario& scenario, const Site& site, const World& world, std::int32_t agent);

}  // namespace tidegate
