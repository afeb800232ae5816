#pragma once
#include <array>
#include <span>
#include <vector>

#include "navigation/eikonal.h"
#include "navigation/travel_field.h"

namespace tidegate {

/// Kept between calls of march_field to avoid allocation.
struct MarchScratch {
    std::vector<float> t;               ///< [nodes]
    std::vector<Vec2f> way;             ///< [nodes] down T, of any length
    std::vector<std::uint8_t> state;    ///< [nodes]
    std::vector<std::vector<int>> due;  ///< [bucket, in turn] nodes to look at
};

/// Solves |grad T| = slowness with T given at the seeds and fills `nodes` with T, in units of unit_m, and the directions down T:
/// fast marching (Sethian 1996, doi:10.1073/pnas.93.4.1591) with second-order upwind differences where the next but one
/// node is known, and a queue in buckets (Yatziv, Bartesaghi and Sapiro 2006, doi:10.1016/j.jcp.2005.08.005); a node that turns out quicker
/// than its bucket let it seem is looked at again. For one target: sweep_eikonal is the quicker one for many.
/// Returns unit_m, at least 5 mm. Linear in the nodes that links lead to. The order of nodes is fixed.
float march_field(const EikonalGrid& grid, std::span<const EikonalSeed> seeds, MarchScratch& scratch,
                  std::vector<FieldNode>& nodes);

}  // namespace tidegate
