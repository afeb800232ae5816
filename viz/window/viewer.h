#pragma once
#include <functional>
#include <string>
#include <vector>

#include "viz/data/examples.h"
#include "viz/data/settings.h"
#include "viz/stage/stage.h"

namespace tidegate::viz {

/// How the window is opened.
struct ViewerStart {
    std::vector<std::string> runs;  ///< to open, perhaps with the log of a drill; none: the start page
    ViewState plain;                ///< looks before a run is open
    /// The view of a stage that has just been opened for `runs`.
    std::function<ViewState(const Shown&)> first_view;
    /// Words of the command line that give this view, for exports.
    std::function<std::vector<std::string>(const ViewState&, const Shown&)> to_arguments;
    Settings settings;
    std::string settings_path;  ///< empty: nothing is remembered
    std::string folder = ".";   ///< searched for recordings to offer
    std::vector<Example> examples;
};

/// Shows runs in a window until it is closed. What goes wrong with a file is a sentence in the
/// window. Throws std::runtime_error without a usable display.
void show_window(ViewerStart start);

}  // namespace tidegate::viz
