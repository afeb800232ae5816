#pragma once

namespace tidegate::viz {

/// Whether a display is named by the environment.
bool has_display();

/// Starts this program again, with the same arguments, under a display that exists only in memory
/// (xvfb-run). Does not return when that works. Throws std::runtime_error naming the package when
/// it is not installed.
void start_again_without_screen(char** arguments);

}  // namespace tidegate::viz
