#pragma once
#include <memory>
#include <string>

struct GLFWwindow;

namespace tidegate::viz {

/// A window with an OpenGL 3.3 context, or a hidden one for pictures. Throws std::runtime_error
/// with a sentence when there is no display or the graphics driver is too old.
class Window {
public:
    Window(const std::string& title, int width, int height, bool is_visible);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    GLFWwindow* handle() const { return window_; }

private:
    GLFWwindow* window_ = nullptr;
};

}  // namespace tidegate::viz
