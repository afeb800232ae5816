#include "viz/draw/gl_program.h"

#include <array>
#include <stdexcept>
#include <string>

namespace tidegate::viz {

namespace {

GLuint compile(GLenum kind, const char* source) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    GLint is_good = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &is_good);
    if (is_good == 0) {
        std::array<char, 1024> log{};
        glGetShaderInfoLog(shader, log.size(), nullptr, log.data());
        throw std::runtime_error(std::string("the graphics driver refused a shader: ") +
                                 log.data());
    }
    return shader;
}

}  // namespace

GLuint make_program(const char* vertex_source, const char* fragment_source) {
    const GLuint vertex = compile(GL_VERTEX_SHADER, vertex_source);
    const GLuint fragment = compile(GL_FRAGMENT_SHADER, fragment_source);
    const GLuint program = glCreateProgram();
    glAttachShader(program, vertex);
    glAttachShader(program, fragment);
    glLinkProgram(program);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint is_good = 0;
    glGetProgramiv(program, GL_LINK_STATUS, &is_good);
    if (is_good == 0) throw std::runtime_error("the graphics driver could not link a shader");
    return program;
}

}  // namespace tidegate::viz
