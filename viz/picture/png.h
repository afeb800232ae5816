#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace tidegate::viz {

/// Writes a picture of 3 bytes a pixel, rows from the top. Throws std::runtime_error with the path
/// when it cannot be written; a half-written file is not left behind.
void write_png(const std::string& path, int width, int height,
               const std::vector<std::uint8_t>& rgb);

}  // namespace tidegate::viz
