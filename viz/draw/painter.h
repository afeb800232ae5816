#pragma once
#include <memory>

#include "viz/scene/scene.h"

namespace tidegate::viz {

/// Draws scenes, on whatever; units are the scene's pixels times `scale`.
class Painter {
public:
    virtual ~Painter() = default;
    /// Clears the whole picture of width x height (in the scene's pixels).
    virtual void begin(float width, float height, float scale, Rgba background) = 0;
    virtual void fill(const Rect& rect, Rgba colour) = 0;
    virtual void draw(const LevelScene& level) = 0;
};

/// OpenGL 3.3: triangles, and discs as instances of one square. Needs a current context.
/// Throws std::runtime_error when the shaders cannot be built.
std::unique_ptr<Painter> make_gl_painter();

}  // namespace tidegate::viz
