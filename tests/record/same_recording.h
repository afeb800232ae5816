#pragma once
#include <string>

namespace tidegate::testing {

/// What of the run differs first between two recordings, in words; empty: nothing does. Compares frames with their hashes,
/// samples, events, crossings, level changes, passengers, outcomes, status and the last hash.
std::string difference_of_recordings(const std::string& one, const std::string& other);

}  // namespace tidegate::testing
