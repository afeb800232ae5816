#pragma once
#include <functional>
#include <string>

#include "viz/panels/desk.h"
#include "viz/stage/stage.h"

namespace tidegate::viz {

// Pictures without a visible window, but with a display, which may be Xvfb's. What a window of this
// size would show, larger or smaller: laid out for 1600 x 1000. All throw std::runtime_error when
// the driver or the disk refuses, and what reading a recording throws.

/// Draws the view into a PNG.
void write_screenshot(Stage& stage, const Desk& desk, const ViewState& view, int width, int height,
                      const std::string& path);

/// Draws one curve, a row of the first run's, into a PNG: laid out for 1000 x 500. Of `view` time, axis and looks count.
void write_chart(Stage& stage, const Desk& desk, const ViewState& view, std::size_t row, int width, int height,
                 const std::string& path);

/// Draws the start page into a PNG.
void write_start_page(const std::vector<Offer>& offers, const ViewState& view, int width,
                      int height, const std::string& path);

struct VideoAsked {
    TimeRange range;
    int pictures_per_s = 25;
    double speed = 30;  ///< simulated seconds per second
    int width = 1600;   ///< made even
    int height = 1000;
};
/// Pictures of a video of this length.
std::size_t pictures_in(const VideoAsked& asked);

/// Draws the view through the range into an MP4, telling `progress` (done, of all) after each
/// picture.
void write_video(Stage& stage, const Desk& desk, ViewState view, const VideoAsked& asked,
                 const std::string& path,
                 const std::function<void(std::size_t, std::size_t)>& progress);

}  // namespace tidegate::viz
