#pragma once
#include "viz/draw/gl.h"

namespace tidegate::viz {

/// Compiles and links a program. Throws std::runtime_error with the driver's words.
GLuint make_program(const char* vertex_source, const char* fragment_source);

}  // namespace tidegate::viz
