#pragma once
#include "engine/site.h"
#include "engine/world.h"

namespace tidegate {

/// Which zones are of network fidelity now, and what happens when that changes. A connector goes with its venue; a walkway
/// has a row of NetworkDef::venues of its own.

/// Row of NetworkDef::venues of each zone.
std::vector<std::int32_t> venues_of_zones(const Scenario& scenario, const Site& site);

/// [zone] 1 where people may be in network fidelity at some time.
std::vector<std::uint8_t> zones_ever_in_network(const Scenario& scenario, const Site& site);

/// State at the start of a run; does not exist when all is always micro.
NetworkState make_network_state(const Scenario& scenario, const Site& site, std::size_t agents);

/// Whether anybody walks in the plane now, or may begin to within the next step of the network.
bool walks_in_plane(const World& world);

/// Changes the fidelity of venues whose time has come (windows), or that have become crowded or calm (automatic), and
/// takes their passengers over: each keeps its identity, goal and target; on entering micro it stands on a free place as far
/// from its line as it was, or waits for one.
void renew_fidelity(const Scenario& scenario, const Site& site, World& world);

}  // namespace tidegate
