#pragma once
#include <string>

#include "viz/data/frame_cache.h"
#include "viz/data/run_data.h"
#include "viz/scene/view_state.h"

namespace tidegate::viz {

/// Shows a run in a window until it is closed. Throws std::runtime_error without a usable display.
void show_window(const RunData& run, FrameCache& frames, ViewState view);

/// Draws the view into a PNG of width x height pixels without a visible window (but with a display,
/// which may be Xvfb's). Throws std::runtime_error when that fails.
void write_screenshot(const RunData& run, FrameCache& frames, ViewState view, int width, int height,
                      const std::string& path);

}  // namespace tidegate::viz
