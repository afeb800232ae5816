#pragma once
#include <string>

namespace tidegate::test {

/// Writes a finished recording of ten minutes on a small two-level station. Its 300 passengers are
/// placed by a formula, not simulated, so that the picture stays the same whatever the models do.
void write_small_recording(const std::string& path);

/// The same, left unfinished.
void write_partial_recording(const std::string& path);

}  // namespace tidegate::test
