#pragma once
#include <memory>
#include <string>
#include <vector>

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

private:
    void create(const std::string& title, int width, int height, bool is_visible);

    GLFWwindow* window_ = nullptr;
    bool is_software_ = false;
    std::vector<std::string> dropped_;
};

}  // namespace tidegate::viz
