#include <algorithm>
#include <cmath>
#include <cstddef>

#include "viz/draw/canvas.h"
#include "viz/draw/disc_picture.h"
#include "viz/draw/gl_program.h"
#include "viz/draw/painter.h"
#include "viz/scene/strokes.h"

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

// Discs that the processor has painted: a pixel of theirs for each of the picture's. `corner` is the upper left one, rows
// of the picture from below, of the discs' from above.
constexpr const char* painted_vertex = R"(#version 330 core
layout(location = 0) in vec2 place;
uniform vec2 size;
void main() { gl_Position = vec4(place.x / size.x * 2 - 1, 1 - place.y / size.y * 2, 0, 1); })";
constexpr const char* painted_fragment = R"(#version 330 core
uniform sampler2D painted;
uniform ivec2 corner;
out vec4 result;
void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    result = texelFetch(painted, ivec2(at.x - corner.x, corner.y - at.y), 0);
})";

/// Larger ones are few, and quick enough as squares.
constexpr float largest_painted_px = 32;

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
          disc_program_(make_program(disc_vertex, disc_fragment)),
          painted_program_(make_program(painted_vertex, painted_fragment)),
          paints_(is_software_drawing()) {
        describe(triangles_, 2, sizeof(Vertex), offsetof(Vertex, colour), 0);
        describe(discs_, 3, sizeof(Disc), offsetof(Disc, colour), 1);
        describe(blocks_, 2, sizeof(Vertex), offsetof(Vertex, colour), 0);
        glGenTextures(1, &painted_texture_);
        glBindTexture(GL_TEXTURE_2D, painted_texture_);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    }
    ~GlPainter() override {
        glDeleteProgram(triangle_program_);
        glDeleteProgram(disc_program_);
        glDeleteProgram(painted_program_);
        glDeleteTextures(1, &painted_texture_);
    }

    void begin(float width, float height, float scale, Rgba background) override {
        width_ = width;
        height_ = height;
        scale_ = scale;
        glDisable(GL_SCISSOR_TEST);
        glViewport(0, 0, pixels(width), pixels(height));
        clear(background);
        glEnable(GL_BLEND);
        blend_straight();
    }

    void fill(const Rect& rect, Rgba colour) override {
        cut_to(rect);
        clear(colour);
        glDisable(GL_SCISSOR_TEST);
    }

    void draw(const LevelScene& level) override {
        const Rect& view = level.camera.view;
        cut_to(view);
        draw_triangles(level.under);
        draw_discs(level.discs, view);
        draw_triangles(level.over);
        glDisable(GL_SCISSOR_TEST);
        glBindVertexArray(0);
    }

private:
    GLuint triangle_program_, disc_program_, painted_program_;
    bool paints_;  ///< discs are painted before they are drawn
    Stream triangles_, discs_, blocks_;
    DiscPicture disc_picture_;
    GLuint painted_texture_ = 0;
    int painted_width_ = 0, painted_height_ = 0;
    float width_ = 1, height_ = 1, scale_ = 1;

    int pixels(float length) const { return static_cast<int>(std::lround(length * scale_)); }

    void cut_to(const Rect& rect) const {
        glEnable(GL_SCISSOR_TEST);
        glScissor(pixels(rect.x), pixels(height_ - rect.bottom()), pixels(rect.w), pixels(rect.h));
    }

    static void clear(Rgba colour) {
        glClearColor(colour.r / 255.0F, colour.g / 255.0F, colour.b / 255.0F, 1);
        glClear(GL_COLOR_BUFFER_BIT);
    }

    static void blend_straight() {
        glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    }

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

    void draw_discs(const std::vector<Disc>& discs, const Rect& view) {
        if (discs.empty()) return;
        const bool are_small = std::all_of(discs.begin(), discs.end(),
                                           [&](const Disc& disc) { return disc.radius * scale_ <= largest_painted_px; });
        if (paints_ && are_small) {
            draw_painted(discs, view);
            return;
        }
        discs_.fill(discs);
        glUseProgram(disc_program_);
        glUniform2f(glGetUniformLocation(disc_program_, "size"), width_, height_);
        glUniform1f(glGetUniformLocation(disc_program_, "scale"), scale_);
        glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(discs.size()));
    }

    void draw_painted(const std::vector<Disc>& discs, const Rect& view) {
        const int left = pixels(view.x), top = pixels(view.y);
        disc_picture_.paint(discs, scale_, left, top, pixels(view.w), pixels(view.h));
        if (disc_picture_.blocks().empty()) return;
        upload_painted();
        std::vector<Vertex> corners;
        const auto on_scene = [&](int px) { return static_cast<float>(px) / scale_; };
        for (const DiscPicture::Block& at : disc_picture_.blocks()) {
            const float x0 = on_scene(left + at.x), y0 = on_scene(top + at.y);
            const float x1 = on_scene(left + std::min(at.x + DiscPicture::block_px, disc_picture_.width()));
            const float y1 = on_scene(top + std::min(at.y + DiscPicture::block_px, disc_picture_.height()));
            add_quad(corners, {x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {});
        }
        blocks_.fill(corners);
        glUseProgram(painted_program_);
        glUniform2f(glGetUniformLocation(painted_program_, "size"), width_, height_);
        glUniform2i(glGetUniformLocation(painted_program_, "corner"), left, pixels(height_) - 1 - top);
        glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(corners.size()));
        blend_straight();
    }

    void upload_painted() {
        const int width = disc_picture_.width(), height = disc_picture_.height();
        glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_2D, painted_texture_);
        if (width > painted_width_ || height > painted_height_) {
            painted_width_ = std::max(width, painted_width_);
            painted_height_ = std::max(height, painted_height_);
            glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, painted_width_, painted_height_, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        }
        // The blocks stand in order: what lies above the first and below the last is empty.
        const int first = disc_picture_.blocks().front().y;
        const int end = std::min(height, disc_picture_.blocks().back().y + DiscPicture::block_px);
        const std::uint32_t* rows = disc_picture_.pixels().data() + static_cast<std::ptrdiff_t>(first) * width;
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, first, width, end - first, GL_RGBA, GL_UNSIGNED_BYTE, rows);
    }
};

}  // namespace

std::unique_ptr<Painter> make_gl_painter() { return std::make_unique<GlPainter>(); }

}  // namespace tidegate::viz
