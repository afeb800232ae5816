#pragma once
#include <optional>

#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// Visits on the way (StayDef): somebody walks to the middle of the area until it is in it, then to a spot of its own, drawn
/// from all of the area's; there it stands until its time is over. Who is in the area and gets no nearer to its spot stays
/// where it is.

/// Where in its area somebody on the way to a stay, to `portal` in its middle, wants to stand; the members of a group beside
/// each other.
Vec2f stay_spot(const Site& site, const World& world, std::int32_t agent, int portal);

/// `agent`, who was on the way to a stay, has come: it stands until AgentRow::walks_from(), and has its next goal. The caller
/// takes its target away.
void begin_stay(const Scenario& scenario, const Site& site, World& world, std::int32_t agent, SimTime time);

/// In the plane: the direction in which a walker goes whose target is a stay and who is in its area; zero at its spot. None:
/// it is not yet in the area.
std::optional<Vec2f> way_to_spot(const Site& site, World& world, std::size_t walker);
/// Whether a walker whose target is a stay has come to its spot, or as near as it gets.
bool has_come(const Scenario& scenario, const Site& site, const World& world, std::size_t walker);
/// It begins its stay.
void stay_here(const Scenario& scenario, const Site& site, World& world, std::size_t walker);
/// Its time is over: it chooses its way.
void end_stay(const Scenario& scenario, const Site& site, World& world, std::size_t walker);

}  // namespace tidegate
