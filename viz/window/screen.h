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
    /// What keys and mouse did since the last picture: a key or a button that is up again before a slow machine has drawn
    /// one would be lost otherwise. Keys wait until the clicks before them are done.
    /// Not all events that were taken have been told to the panels yet.
    bool is_behind() const { return mouse_.is_behind(); }
    void take_events(const std::vector<KeyPress>& keys, const std::vector<MouseChange>& mouse);
    /// Draws the stage into the canvas and ends the picture.
    void draw(Stage& stage, const ViewState& view, const Desk& desk, Drafts& drafts,
              Actions& actions);
    /// Draws one curve instead; `row`: of the first run's curves.
    void draw_chart(Stage& stage, const ViewState& view, const Desk& desk, Drafts& drafts, std::size_t row);
    /// Draws the start page instead.
    void draw_start(const std::vector<Offer>& offers, const ViewState& view, const Desk& desk,
                    Drafts& drafts, Actions& actions);

private:
    /// All is ground of panels but `ground`, which the scene lies on.
    void finish(const Scene& scene, Theme theme, const Rect& ground);
    void move_mouse(double px_per_window_px);

    GLFWwindow* window_;
    std::unique_ptr<Painter> painter_;
    Canvas canvas_;
    Typefaces typefaces_;
    Director director_;
    KeyReplay keys_;
    MouseReplay mouse_;
    int width_ = 1, height_ = 1;
    float scale_ = 1;
};

}  // namespace tidegate::viz
