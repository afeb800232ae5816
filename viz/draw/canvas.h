#pragma once
#include <cstdint>
#include <vector>

#include "viz/draw/gl.h"

namespace tidegate::viz {

/// A picture in the graphics memory with smoothed edges (4 samples where the driver has them) when asked, so
/// that what the window shows and what a screenshot holds are drawn in the same way. Needs a
/// current context.
class Canvas {
public:
    /// Not smooth: drawn straight into the window, with one sample and no copies, where the processor draws.
    explicit Canvas(bool is_smooth) : is_smooth_(is_smooth) {}
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    /// Makes it this large [px] and the target of what is drawn next.
    void bind(int width, int height);
    /// Copies the picture to the window.
    void present(int window_width, int window_height);
    /// The picture, 3 bytes a pixel, rows from the top.
    std::vector<std::uint8_t> pixels();

private:
    bool is_smooth_;
    int width_ = 0, height_ = 0;
    // 0: the window itself.
    GLuint drawn_ = 0, drawn_colour_ = 0;        ///< with samples
    GLuint resolved_ = 0, resolved_colour_ = 0;  ///< without

    void release();
    void resolve();
};

/// Whether the current context is drawn by the processor (Mesa's llvmpipe or softpipe).
bool is_software_drawing();

}  // namespace tidegate::viz
