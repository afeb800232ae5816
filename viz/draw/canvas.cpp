#include "viz/draw/canvas.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace tidegate::viz {

namespace {

constexpr int wanted_samples = 4;

void make_target(GLuint& frame, GLuint& colour, int samples, int width, int height) {
    glGenFramebuffers(1, &frame);
    glGenRenderbuffers(1, &colour);
    glBindRenderbuffer(GL_RENDERBUFFER, colour);
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, GL_RGBA8, width, height);
    glBindFramebuffer(GL_FRAMEBUFFER, frame);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colour);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
        throw std::runtime_error("the graphics driver cannot make a picture of this size");
    }
}

}  // namespace

Canvas::~Canvas() { release(); }

void Canvas::release() {
    if (drawn_ == 0) return;
    glDeleteFramebuffers(1, &drawn_);
    glDeleteFramebuffers(1, &resolved_);
    glDeleteRenderbuffers(1, &drawn_colour_);
    glDeleteRenderbuffers(1, &resolved_colour_);
    drawn_ = resolved_ = drawn_colour_ = resolved_colour_ = 0;
}

void Canvas::bind(int width, int height) {
    const bool is_other = width != width_ || height != height_ || drawn_ == 0;
    width_ = width;
    height_ = height;
    if (is_smooth_ && is_other) {
        release();
        GLint most = 0;
        glGetIntegerv(GL_MAX_SAMPLES, &most);
        make_target(drawn_, drawn_colour_, std::min(wanted_samples, most), width, height);
        make_target(resolved_, resolved_colour_, 0, width, height);
    }
    glBindFramebuffer(GL_FRAMEBUFFER, drawn_);
}

void Canvas::resolve() {
    if (!is_smooth_) return;
    glBindFramebuffer(GL_READ_FRAMEBUFFER, drawn_);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, resolved_);
    glBlitFramebuffer(0, 0, width_, height_, 0, 0, width_, height_, GL_COLOR_BUFFER_BIT,
                      GL_NEAREST);
}

void Canvas::present(int window_width, int window_height) {
    if (!is_smooth_) return;
    resolve();
    glBindFramebuffer(GL_READ_FRAMEBUFFER, resolved_);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
    glBlitFramebuffer(0, 0, width_, height_, 0, 0, window_width, window_height, GL_COLOR_BUFFER_BIT,
                      GL_NEAREST);
}

bool is_software_drawing() {
    const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    const std::string_view renderer = name == nullptr ? "" : name;
    return renderer.find("llvmpipe") != std::string_view::npos ||
           renderer.find("softpipe") != std::string_view::npos;
}

std::vector<std::uint8_t> Canvas::pixels() {
    resolve();
    glBindFramebuffer(GL_READ_FRAMEBUFFER, resolved_);
    const std::size_t row = 3 * static_cast<std::size_t>(width_);
    std::vector<std::uint8_t> from_below(row * static_cast<std::size_t>(height_));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width_, height_, GL_RGB, GL_UNSIGNED_BYTE, from_below.data());
    std::vector<std::uint8_t> result;
    result.reserve(from_below.size());
    for (std::size_t y = static_cast<std::size_t>(height_); y-- > 0;) {
        const auto begin = from_below.begin() + static_cast<std::ptrdiff_t>(y * row);
        result.insert(result.end(), begin, begin + static_cast<std::ptrdiff_t>(row));
    }
    return result;
}

}  // namespace tidegate::viz
