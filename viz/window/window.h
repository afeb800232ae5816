#pragma once
#include <memory>
#include <string>
#include <vector>

#include "viz/window/input_replay.h"

struct GLFWwindow;

namespace tidegate::viz {

/// A window with an OpenGL 3.3 context, or a hidden one for pictures. When the graphics driver is
/// too old, Mesa's software renderer is tried. Throws std::runtime_error with a sentence when there
/// is no display or neither works.
class Window {
public:
    Window(const std::string& title, int width, int height, bool is_visible);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    GLFWwindow* handle() const { return window_; }
    bool is_software() const { return is_software_; }  ///< the fallback is in use
    /// Files dropped on the window since the last call.
    std::vector<std::string> take_dropped();
    /// Keys that went down since the last call, also those that are up again.
    std::vector<KeyPress> take_pressed();
    /// Buttons of the mouse that went down or up since the last call, in order.
    std::vector<MouseChange> take_mouse();

private:
    void create(const std::string& title, int width, int height, bool is_visible);

    GLFWwindow* window_ = nullptr;
    bool is_software_ = false;
    std::vector<std::string> dropped_;
    std::vector<KeyPress> pressed_;
    std::vector<MouseChange> mouse_;
    double cursor_x_ = 0, cursor_y_ = 0;
};

}  // namespace tidegate::viz
