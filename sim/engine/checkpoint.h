#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/sim_time.h"

namespace tidegate {

/// All that a run is between two steps, as bytes that this program can go on from: Simulation::checkpoint(). They fit the
/// scenario they come from and, since rows of numbers stand in them as in memory, this build of the program and machines with
/// its byte order; who keeps them in a file says so beside them (record/checkpoint_file.h).
struct Checkpoint {
    SimTime time = 0;
    std::uint64_t state_hash = 0;  ///< of the state they hold
    std::vector<std::byte> state;
};

}  // namespace tidegate
