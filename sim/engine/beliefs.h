#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// Who knows of a change of ways (closed, opened, another direction), and when. Of those present some hear of
/// it at once (PopulationDef::informed_share); the others go on believing what was, until they see it or are
/// told.

/// Which sides of portals lead on now: [2 * portal + direction].
std::vector<std::uint8_t> leading_now(const Site& site, const World& world);

/// The belief that all is as `leads` says; 0 when there are too many. Its times to go are those of who knows all until
/// update_belief.
std::uint8_t belief_in(const Site& site, World& world, const std::vector<std::uint8_t>& leads);

/// After ways changed from what `before` says: who has not heard of it gets a belief. beliefs, agents.
void spread_news(const Scenario& scenario, const Site& site, World& world,
                 const std::vector<std::uint8_t>& before);

/// Whether not everybody hears of a change at once.
bool has_uninformed(const Scenario& scenario);

/// What somebody believes who appears now: those who have not heard think that all is as it was at the start.
std::uint8_t belief_on_appearing(const Scenario& scenario, const World& world, std::int32_t agent);

/// The agent and its group learn how ways are now.
void learn(World& world, std::int32_t agent);

/// Those near enough to a closed way they walk up to see it; those who believe that no way is left ask.
void look_for_closures(const Scenario& scenario, const Site& site, World& world);

}  // namespace tidegate
