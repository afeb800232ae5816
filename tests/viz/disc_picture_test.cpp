#include <cmath>

#include "catch.h"
#include "viz/draw/disc_picture.h"

using namespace tidegate::viz;

namespace {

constexpr int side = 100;

Rgba pixel(const DiscPicture& picture, int x, int y) {
    const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width()) + static_cast<std::size_t>(x);
    const std::uint32_t rgba = picture.pixels()[at];
    return {static_cast<std::uint8_t>(rgba), static_cast<std::uint8_t>(rgba >> 8), static_cast<std::uint8_t>(rgba >> 16),
            static_cast<std::uint8_t>(rgba >> 24)};
}

bool is_in_a_block(const DiscPicture& picture, int x, int y) {
    for (const DiscPicture::Block& block : picture.blocks()) {
        const bool is_in = x >= block.x && y >= block.y && x < block.x + DiscPicture::block_px && y < block.y + DiscPicture::block_px;
        if (is_in) return true;
    }
    return false;
}

/// What the disc shader gives: opaque inside, softened over one pixel at the edge.
double inside(const Disc& disc, int x, int y) {
    return std::clamp(disc.radius - std::hypot(x + 0.5 - disc.x, y + 0.5 - disc.y) + 0.5, 0.0, 1.0);
}

}  // namespace

TEST_CASE("a painted disc covers what the disc shader covers, up to the quarter of a pixel it is moved by", "[viz]") {
    DiscPicture picture;
    for (const float radius : {1.2F, 1.7F, 5.3F, 14.0F}) {
        const Disc disc{50.4F, 41.9F, radius, rgb(0xFF8040)};
        picture.paint(std::vector{disc}, 1, 0, 0, side, side);
        double apart = 0, covered = 0;
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x) {
                const double wanted = inside(disc, x, y);
                if (!is_in_a_block(picture, x, y)) {
                    CHECK(wanted == 0);
                    continue;
                }
                const Rgba there = pixel(picture, x, y);
                apart = std::max(apart, std::abs(there.a / 255.0 - wanted));
                covered += there.a / 255.0;
                // Premultiplied.
                CHECK(std::abs(there.g - there.a * 0x80 / 255.0) < 1.5);
            }
        }
        CHECK(apart < 0.19);
        CHECK(covered == Approx(3.14159 * radius * radius).epsilon(0.08));
    }
}

TEST_CASE("discs are painted in order, with their opacity, and cut off at the view's border", "[viz]") {
    DiscPicture picture;
    const Rgba red = rgb(0xFF0000), pale{0, 0, 255, 51};
    // The view begins at 30, 20 of a picture that is drawn twice as large as the scene.
    picture.paint(std::vector<Disc>{{40, 35, 6, red}, {42, 36, 6, pale}, {15, 10, 3, red}}, 2, 30, 20, side, side);
    const Rgba both = pixel(picture, 52, 51);
    CHECK(both.a == 255);
    CHECK(std::abs(both.r - 204) <= 1);
    CHECK(std::abs(both.b - 51) <= 1);
    CHECK(pixel(picture, 0, 0) == red);
    picture.paint(std::vector<Disc>{{1e9F, 0, 3, red}, {-500, -500, 3, red}, {80, 80, 3, {255, 0, 0, 0}}}, 2, 30, 20, side, side);
    CHECK(picture.blocks().empty());
    picture.paint(std::vector<Disc>{{5, 5, 3, red}}, 1, 0, 0, 0, 0);
    CHECK(picture.blocks().empty());
}

TEST_CASE("of discs in one pixel those below the last opaque one are left out; what lies over it is seen", "[viz]") {
    DiscPicture picture;
    const Rgba red = rgb(0xFF0000), green = rgb(0x00FF00), pale{0, 0, 255, 51};
    const auto middle = [&](const std::vector<Disc>& discs) {
        picture.paint(discs, 1, 0, 0, side, side);
        return pixel(picture, 20, 20);
    };
    CHECK(middle({{20.3F, 20.3F, 2, red}, {20.7F, 20.6F, 2, green}}) == green);
    const Rgba over = middle({{20.3F, 20.3F, 2, red}, {20.7F, 20.6F, 2, pale}});
    CHECK(std::abs(over.r - 204) <= 1);
    CHECK(std::abs(over.b - 51) <= 1);
}
