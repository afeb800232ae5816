#pragma once
// OpenGL 3.3 core functions, as libGL exports them.
#define GL_GLEXT_PROTOTYPES
#include <GL/glcorearb.h>
