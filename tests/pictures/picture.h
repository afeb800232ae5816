#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace tidegate::test {

/// A picture in three channels.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;
};

/// Reads a PNG; width 0 when it cannot be read.
Picture read_picture(const std::string& path);
/// Averages blocks of pixels down to width x height.
Picture shrunk(const Picture& picture, int width, int height);
/// Mean absolute difference of all channels, 0 to 255; both of one size.
double difference(const Picture& a, const Picture& b);
/// How many different colours there are.
std::size_t colours_in(const Picture& picture);
void save_picture(const std::string& path, const Picture& picture);

}  // namespace tidegate::test
