#pragma once
#include "engine/site.h"

namespace tidegate {

/// Row of NetworkDef::venues whose fidelity a plane has.
int venue_of_plane(const VenueDef& venue, const Plane& plane);

/// Whether nobody ever walks in the plane: always network.
bool is_always_network(const FidelityDef& fidelity);

/// Gives the planes in which nobody ever walks a spacing of their own, such that each has at most about most_network_nodes
/// nodes: levels up to 0.25 m, so that lanes stay apart; walkways up to what their doors allow.
void coarsen_network_planes(const Scenario& scenario, std::vector<Plane>& planes);

/// Of the fields on each plane: on levels in which nobody ever walks 0.25 m, where all walls lie along the axes 0.5 m, so
/// that ways lead through gaps of 0.5 m as they do elsewhere.
std::vector<FieldSpacing> field_spacings(const std::vector<Plane>& planes);

constexpr double most_network_nodes = 20000;

}  // namespace tidegate
