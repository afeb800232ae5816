#pragma once
#include "engine/site.h"
#include "engine/world.h"
#include "network/walking_file.h"

namespace tidegate {

/// The files of people in the network on stairs, ramps and links (network/walking_file.h). Those who walk either way have files
/// of their own; when both do, each direction has its share of the width.

/// Whether people walk on treads there, so that none is much faster than the others.
inline bool has_treads(const ConnectorDef& def) { return def.kind == ConnectorKind::stair || def.kind == ConnectorKind::escalator; }

/// Metres in plan for each metre along a connector, above 0.
double level_share(const ConnectorDef& connector);

/// Where people entering by a connector's end walk up to: 2 * portal + side of its other end.
inline std::int32_t far_end(int portal, int direction) { return direction == 0 ? 2 * (portal + 1) : 2 * (portal - 1) + 1; }

/// First file of each portal to which people walk in files, by width; -1 for the others. The last one is their number.
std::vector<std::int32_t> first_files(const Scenario& scenario, const std::vector<Portal>& portals);

/// Whether people walk up to `target` in files now: on connectors that neither run nor are lifts.
bool walks_in_file(const Site& site, const World& world, std::int32_t target);

/// When a file towards `target` takes the next one at the earliest.
SimTime enters_file_from(const Site& site, const World& world, std::int32_t target);

/// `agent` steps on at `time` and gets to `target` then, in a file that takes it: the better one of two that it looks at.
SimTime arrives_in_file(const Scenario& scenario, const Site& site, World& world, std::int32_t agent, std::int32_t target,
                        SimTime time);

/// Likewise one who is under way already and gets there at `arrives`: later ones of one file stay behind it.
void note_in_file(const Site& site, World& world, std::int32_t agent, std::int32_t target, SimTime arrives);

/// Greatest flow of people as unequal as usual, with a pace [m/s] along a connector of theirs [1/s].
double usual_flow_per_s(const ConnectorDef& connector, double pace_m_s);

}  // namespace tidegate
