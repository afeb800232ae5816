#pragma once

namespace tidegate::viz {

/// Held by main while the display is used: a display started for this program leaves no file behind.
struct KeyOfDisplay {
    KeyOfDisplay() = default;
    KeyOfDisplay(const KeyOfDisplay&) = delete;
    KeyOfDisplay& operator=(const KeyOfDisplay&) = delete;
    ~KeyOfDisplay();
};

/// Whether a display is named by the environment.
bool has_display();

/// Starts this program again, with the same arguments, under a display that exists only in memory
/// (xvfb-run). Does not return when that works. Throws std::runtime_error naming the package when
/// it is not installed.
void start_again_without_screen(char** arguments);

}  // namespace tidegate::viz
