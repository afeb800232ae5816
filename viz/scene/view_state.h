#pragma once
#include <string>
#include <vector>

#include "viz/data/run_data.h"
#include "viz/scene/camera.h"
#include "viz/scene/colour.h"
#include "viz/words/words.h"

namespace tidegate::viz {

enum class ColourBy : std::uint8_t { density, speed };

constexpr double playback_min = 0.1;
constexpr double playback_max = 1000;
constexpr int all_levels = -1;

/// All that the user chose. Panels and layers read it; only actions change it.
struct ViewState {
    SimTime time = 0;
    bool is_playing = false;
    double playback = 10;  ///< simulated seconds per second [0.1, 1000]
    int level = all_levels;
    ColourBy colour_by = ColourBy::density;
    bool shows_density_map = false;
    Theme theme = Theme::dark;
    Language language = Language::english;
    std::vector<CameraChange> cameras;  ///< one for each level
};

/// Moves the clock of a playing view by `wall_s`; stops at the end of the recording.
void advance(ViewState& view, const RunData& run, double wall_s);

}  // namespace tidegate::viz
