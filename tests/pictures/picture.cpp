#include "pictures/picture.h"

#include <cmath>
#include <set>

#include "viz/picture/png.h"

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wshadow"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace tidegate::test {

Picture read_picture(const std::string& path) {
    Picture picture;
    int channels = 0;
    std::uint8_t* data = stbi_load(path.c_str(), &picture.width, &picture.height, &channels, 3);
    if (data == nullptr) return {};
    picture.rgb.assign(data, data + 3 * static_cast<std::size_t>(picture.width) * picture.height);
    stbi_image_free(data);
    return picture;
}

Picture shrunk(const Picture& picture, int width, int height) {
    Picture result{width, height, {}};
    const int block_x = picture.width / width, block_y = picture.height / height;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            for (int channel = 0; channel < 3; ++channel) {
                int sum = 0;
                for (int i = 0; i < block_x * block_y; ++i) {
                    const int px = x * block_x + i % block_x, py = y * block_y + i / block_x;
                    sum +=
                        picture
                            .rgb[3 * (static_cast<std::size_t>(py) * picture.width + px) + channel];
                }
                result.rgb.push_back(static_cast<std::uint8_t>(sum / (block_x * block_y)));
            }
        }
    }
    return result;
}

double difference(const Picture& a, const Picture& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.rgb.size(); ++i) sum += std::abs(int{a.rgb[i]} - int{b.rgb[i]});
    return sum / static_cast<double>(a.rgb.size());
}

std::size_t colours_in(const Picture& picture) {
    std::set<int> colours;
    for (std::size_t i = 0; i + 2 < picture.rgb.size(); i += 3) {
        colours.insert(picture.rgb[i] << 16 | picture.rgb[i + 1] << 8 | picture.rgb[i + 2]);
    }
    return colours.size();
}

void save_picture(const std::string& path, const Picture& picture) {
    viz::write_png(path, picture.width, picture.height, picture.rgb);
}

}  // namespace tidegate::test
