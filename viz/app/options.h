#pragma once
#include <string>

#include "viz/data/run_data.h"
#include "viz/scene/view_state.h"

namespace tidegate::viz {

/// What was asked for on the command line.
struct Options {
    std::string run;         ///< the recording
    std::string screenshot;  ///< picture to write; empty: open a window
    std::string
        at;  ///< time of day or ISO 8601; empty: fullest moment for a picture, start for a window
    int width = 1600;
    int height = 1000;
    std::string language = "en";
    std::string colour = "density";
    std::string level;  ///< name or number from 1; empty: all
    std::string theme = "dark";
    bool shows_density_map = false;
};

/// Reads "1600x1000", both between 320 and 8192; throws InputError.
void read_size(const std::string& text, Options& options);

/// The view that the options ask for. Throws InputError for a time outside the run or an unknown
/// level.
ViewState first_view(const Options& options, const RunData& run);

}  // namespace tidegate::viz
