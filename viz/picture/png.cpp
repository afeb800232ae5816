#include "viz/picture/png.h"

#include <cerrno>
#include <cstring>

#include "base/whole_file.h"

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wshadow"
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

namespace tidegate::viz {

void write_png(const std::string& path, int width, int height,
               const std::vector<std::uint8_t>& rgb) {
    const PartFile part(path);
    errno = 0;
    if (stbi_write_png(part.path().c_str(), width, height, 3, rgb.data(), 3 * width) == 0) part.refuse(std::strerror(errno));
    part.keep();
}

}  // namespace tidegate::viz
