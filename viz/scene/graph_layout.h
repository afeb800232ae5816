#pragma once
#include <utility>
#include <vector>

#include "base/vec2.h"

namespace tidegate::viz {

/// Places for the nodes of a graph in the unit square, wider than high, so that the distance of two is as near as can be
/// to the number of edges between them: stress majorization with weights distance^-2 (Gansner, Koren, North, "Graph
/// drawing by stress majorization", 2004, doi 10.1007/978-3-540-31843-9_25), best of several beginnings. The same graph
/// always gives the same places. Parts that nothing joins stand beside each other. Cubic in the nodes.
std::vector<Vec2> graph_layout(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>>& edges);

}  // namespace tidegate::viz
