#include "viz/window/window.h"

#include <stdexcept>

#include "viz/draw/gl.h"
// After the OpenGL functions, which GLFW must not declare again.
#include <GLFW/glfw3.h>

namespace tidegate::viz {

namespace {

std::string last_error() {
    const char* why = nullptr;
    glfwGetError(&why);
    return why == nullptr ? "no reason given" : why;
}

}  // namespace

Window::Window(const std::string& title, int width, int height, bool is_visible) {
    if (glfwInit() == GLFW_FALSE) {
        throw std::runtime_error("cannot open a window: " + last_error() +
                                 "; pictures without a screen: --screenshot FILE.png");
    }
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_VISIBLE, is_visible ? GLFW_TRUE : GLFW_FALSE);
    window_ = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
    if (window_ == nullptr) {
        const std::string why = last_error();
        glfwTerminate();
        throw std::runtime_error("the viewer needs OpenGL 3.3, which this display does not give: " +
                                 why);
    }
    glfwMakeContextCurrent(window_);
    glfwSwapInterval(1);
}

Window::~Window() {
    glfwDestroyWindow(window_);
    glfwTerminate();
}

}  // namespace tidegate::viz
