#include "viz/picture/png.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>

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
    const std::string unfinished = path + ".part";
    const int written = stbi_write_png(unfinished.c_str(), width, height, 3, rgb.data(), 3 * width);
    std::error_code error;
    if (written != 0) std::filesystem::rename(unfinished, path, error);
    if (written == 0 || error) {
        const std::string why = error ? error.message() : std::strerror(errno);
        std::filesystem::remove(unfinished, error);
        throw std::runtime_error("cannot write the picture '" + path + "': " + why);
    }
}

}  // namespace tidegate::viz
