#include <cmath>
#include <cstddef>

#include "viz/draw/gl_program.h"
#include "viz/draw/painter.h"

namespace tidegate::viz {

namespace {

constexpr const char* triangle_vertex = R"(#version 330 core
layout(location = 0) in vec2 place;
layout(location = 1) in vec4 colour;
uniform vec2 size;
out vec4 tint;
void main() {
    tint = colour;
    gl_Position = vec4(place.x / size.x * 2 - 1, 1 - place.y / size.y * 2, 0, 1);
})";
constexpr const char* triangle_fragment = R"(#version 330 core
in vec4 tint;
out vec4 result;
void main() { result = tint; })";

// One square for each disc; its edge is softened over one pixel.
constexpr const char* disc_vertex = R"(#version 330 core
layout(location = 0) in vec3 disc;
layout(location = 1) in vec4 colour;
uniform vec2 size;
uniform float scale;
out vec4 tint;
out vec2 offset_px;
out float radius_px;
void main() {
    vec2 corner = vec2((gl_VertexID & 1) * 2 - 1, (gl_VertexID >> 1) * 2 - 1);
    radius_px = disc.z * scale;
    offset_px = corner * (radius_px + 1);
    tint = colour;
    vec2 place = disc.xy + offset_px / scale;
    gl_Position = vec4(place.x / size.x * 2 - 1, 1 - place.y / size.y * 2, 0, 1);
})";
constexpr const char* disc_fragment = R"(#version 330 core
in vec4 tint;
in vec2 offset_px;
in float radius_px;
out vec4 result;
void main() {
    float inside = clamp(radius_px - length(offset_px) + 0.5, 0, 1);
    if (inside <= 0) discard;
    result = vec4(tint.rgb, tint.a * inside);
})";

/// A vertex array with one buffer that is filled anew for each drawing.
struct Stream {
    GLuint array = 0;
    GLuint buffer = 0;

    Stream() {
        glGenVertexArrays(1, &array);
        glGenBuffers(1, &buffer);
        glBindVertexArray(array);
        glBindBuffer(GL_ARRAY_BUFFER, buffer);
    }
    ~Stream() {
        glDeleteBuffers(1, &buffer);
        glDeleteVertexArrays(1, &array);
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    template <class T>
    void fill(const std::vector<T>& rows) const {
        glBindVertexArray(array);
        glBindBuffer(GL_ARRAY_BUFFER, buffer);
        glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(rows.size() * sizeof(T)), rows.data(),
                     GL_STREAM_DRAW);
    }
};

const void* offset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

class GlPainter final : public Painter {
public:
    GlPainter()
        : triangle_program_(make_program(triangle_vertex, triangle_fragment)),
          disc_program_(make_program(disc_vertex, disc_fragment)) {
        describe(triangles_, 2, sizeof(Vertex), offsetof(Vertex, colour), 0);
        describe(discs_, 3, sizeof(Disc), offsetof(Disc, colour), 1);
    }
    ~GlPainter() override {
        glDeleteProgram(triangle_program_);
        glDeleteProgram(disc_program_);
    }

    void begin(float width, float height, float scale, Rgba background) override {
        width_ = width;
        height_ = height;
        scale_ = scale;
        glDisable(GL_SCISSOR_TEST);
        glViewport(0, 0, pixels(width), pixels(height));
        glClearColor(background.r / 255.0F, background.g / 255.0F, background.b / 255.0F, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        glEnable(GL_BLEND);
        glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    }

    void draw(const LevelScene& level) override {
        const Rect& view = level.camera.view;
        glEnable(GL_SCISSOR_TEST);
        glScissor(pixels(view.x), pixels(height_ - view.bottom()), pixels(view.w), pixels(view.h));
        draw_triangles(level.under);
        draw_discs(level.discs);
        draw_triangles(level.over);
        glDisable(GL_SCISSOR_TEST);
        glBindVertexArray(0);
    }

private:
    GLuint triangle_program_, disc_program_;
    Stream triangles_, discs_;
    float width_ = 1, height_ = 1, scale_ = 1;

    int pixels(float length) const { return static_cast<int>(std::lround(length * scale_)); }

    static void describe(const Stream& stream, int places, std::size_t stride, std::size_t colour,
                         GLuint divisor) {
        const auto step = static_cast<GLsizei>(stride);
        glBindVertexArray(stream.array);
        glBindBuffer(GL_ARRAY_BUFFER, stream.buffer);
        glVertexAttribPointer(0, places, GL_FLOAT, GL_FALSE, step, offset(0));
        glVertexAttribPointer(1, 4, GL_UNSIGNED_BYTE, GL_TRUE, step, offset(colour));
        for (const GLuint attribute : {0U, 1U}) {
            glEnableVertexAttribArray(attribute);
            glVertexAttribDivisor(attribute, divisor);
        }
        glBindVertexArray(0);
    }

    void draw_triangles(const std::vector<Vertex>& vertices) const {
        if (vertices.empty()) return;
        triangles_.fill(vertices);
        glUseProgram(triangle_program_);
        glUniform2f(glGetUniformLocation(triangle_program_, "size"), width_, height_);
        glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(vertices.size()));
    }

    void draw_discs(const std::vector<Disc>& discs) const {
        if (discs.empty()) return;
        discs_.fill(discs);
        glUseProgram(disc_program_);
        glUniform2f(glGetUniformLocation(disc_program_, "size"), width_, height_);
        glUniform1f(glGetUniformLocation(disc_program_, "scale"), scale_);
        glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(discs.size()));
    }
};

}  // namespace

std::unique_ptr<Painter> make_gl_painter() { return std::make_unique<GlPainter>(); }

}  // namespace tidegate::viz
