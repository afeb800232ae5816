#pragma once
#include <memory>

#include "viz/draw/canvas.h"
#include "viz/draw/painter.h"
#include "viz/panels/panels.h"
#include "viz/stage/stage.h"
#include "viz/window/fonts.h"
#include "viz/window/window.h"

struct GLFWwindow;

namespace tidegate::viz {

/// ImGui and all that draws, for as long as the window is there.
class Screen {
public:
    /// `is_smooth`: edges are smoothed, also where the processor draws.
    Screen(GLFWwindow* window, bool is_smooth);
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    Typefaces& typefaces() { return typefaces_; }
    Canvas& canvas() { return canvas_; }

    /// Begins a picture of width x height pixels in which everything is `scale` times as large.
    /// `follows_window`: mouse and keys come from the window, else there are none.
    void begin(int width, int height, float scale, bool follows_window);
    /// Keys that went down since the last picture. A key that is up again before a slow machine has
    /// drawn one would be lost otherwise.
    void take_keys(std::vector<KeyPress> pressed) { pressed_ = std::move(pressed); }
    /// Draws the stage into the canvas and ends the picture.
    void draw(Stage& stage, const ViewState& view, const Desk& desk, Drafts& drafts,
              Actions& actions);
    /// Draws one curve instead; `row`: of the first run's curves.
    void draw_chart(Stage& stage, const ViewState& view, const Desk& desk, Drafts& drafts, std::size_t row);
    /// Draws the start page instead.
    void draw_start(const std::vector<Offer>& offers, const ViewState& view, const Desk& desk,
                    Drafts& drafts, Actions& actions);

private:
    void finish(const Scene& scene, Theme theme);
    void hold_keys();

    GLFWwindow* window_;
    std::unique_ptr<Painter> painter_;
    Canvas canvas_;
    Typefaces typefaces_;
    Director director_;
    std::vector<KeyPress> pressed_;  ///< since the last picture
    std::vector<int> held_;          ///< held down for this picture only
    int width_ = 1, height_ = 1;
    float scale_ = 1;
};

}  // namespace tidegate::viz
