#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "agents/walkers.h"
#include "engine/network_places.h"
#include "sensors/crowd.h"

namespace tidegate {

/// The people of the levels that are watched, level after level; on each the walkers in their order, then those of the
/// network by agent.
struct CrowdRows {
    std::vector<std::uint8_t> is_needed;  ///< [levels] set by who calls gather()
    std::vector<float> x, y, vx, vy, force_n, compression_n_per_m;
    std::vector<std::size_t> next;     ///< [levels] room to work in
    std::vector<CrowdColumns> crowds;  ///< [levels] cut out of the columns above
};

/// Fills the columns and crowds; those of forces when the walkers have any. One pass to count, one to copy, whatever
/// the number of observables: linear in walkers.
void gather(const Walkers& walkers, CrowdRows& rows, std::span<const PlaceNow> in_network = {});

}  // namespace tidegate
