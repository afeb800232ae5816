#include "viz/window/window.h"

#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "viz/draw/gl.h"
#include "viz/words/sentence.h"
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

void Window::create(const std::string& title, int width, int height, bool is_visible) {
    if (glfwInit() == GLFW_FALSE) {
        throw std::runtime_error("cannot open a window: " + last_error() +
                                 "; pictures without a screen: --screenshot FILE.png");
    }
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_VISIBLE, is_visible ? GLFW_TRUE : GLFW_FALSE);
    window_ = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
}

Window::Window(const std::string& title, int width, int height, bool is_visible) {
    create(title, width, height, is_visible);
    if (window_ == nullptr && std::getenv("LIBGL_ALWAYS_SOFTWARE") == nullptr) {
        glfwTerminate();
        setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
        create(title, width, height, is_visible);
        is_software_ = window_ != nullptr;
    }
    if (window_ == nullptr) {
        const std::string why = last_error();
        glfwTerminate();
        throw Trouble<std::runtime_error>({Word::graphics_too_old, {why}});
    }
    glfwMakeContextCurrent(window_);
    glfwSwapInterval(1);
    glfwSetWindowUserPointer(window_, this);
    // ImGui hands on to these.
    glfwSetKeyCallback(window_, [](GLFWwindow* window, int key, int, int action, int mods) {
        auto* self = static_cast<Window*>(glfwGetWindowUserPointer(window));
        if (action != GLFW_PRESS || key < 0) return;
        self->pressed_.push_back({key, (mods & GLFW_MOD_SHIFT) != 0, (mods & GLFW_MOD_CONTROL) != 0});
    });
    // Where the mouse was when a button went down is known from the events before it; asking for it now would tell where
    // it is by now.
    glfwSetCursorPosCallback(window_, [](GLFWwindow* window, double x, double y) {
        auto* self = static_cast<Window*>(glfwGetWindowUserPointer(window));
        self->cursor_x_ = x;
        self->cursor_y_ = y;
    });
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* window, int button, int action, int) {
        auto* self = static_cast<Window*>(glfwGetWindowUserPointer(window));
        self->mouse_.push_back({self->cursor_x_, self->cursor_y_, button, action == GLFW_PRESS});
    });
    glfwSetDropCallback(window_, [](GLFWwindow* window, int count, const char** paths) {
        auto* self = static_cast<Window*>(glfwGetWindowUserPointer(window));
        self->dropped_.assign(paths, paths + count);
    });
}

Window::~Window() {
    glfwDestroyWindow(window_);
    glfwTerminate();
}

std::vector<KeyPress> Window::take_pressed() { return std::exchange(pressed_, {}); }

std::vector<MouseChange> Window::take_mouse() { return std::exchange(mouse_, {}); }

std::vector<std::string> Window::take_dropped() { return std::exchange(dropped_, {}); }

}  // namespace tidegate::viz
