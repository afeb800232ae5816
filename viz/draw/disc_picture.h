#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "viz/scene/scene.h"

namespace tidegate::viz {

/// Round passengers painted by the processor, as the disc shader paints them: where the processor has to do the work
/// anyway, spans of a disc are filled several times faster than as squares of a shader. No OpenGL in here.
class DiscPicture {
public:
    static constexpr int block_px = 64;

    /// A square of the picture in which discs lie [px of the picture, from the top left].
    struct Block {
        int x = 0, y = 0;
    };

    /// Paints the discs in order, whatever of them lies in a view of `width` x `height` px whose upper left corner
    /// is at `left`, `top`. All of them in px, which are the scene's times `scale`. Of several whose middles lie in one
    /// pixel those below the last opaque one are left out: less than a pixel of them could be seen. Costs what the
    /// others cover.
    void paint(std::span<const Disc> discs, float scale, int left, int top, int width, int height);

    int width() const { return width_; }
    int height() const { return height_; }
    /// Premultiplied r, g, b, a, a byte each, rows from the top; what lies in none of the blocks means nothing.
    const std::vector<std::uint32_t>& pixels() const { return pixels_; }
    /// Row by row.
    const std::vector<Block>& blocks() const { return blocks_; }

private:
    /// Coverage [0, 255] of a disc whose middle lies at one of 4 x 4 places in a pixel.
    struct Stamp {
        struct Row {
            int begin = 0, solid_begin = 0, solid_end = 0, end = 0;
        };
        std::vector<Row> rows;
        std::vector<std::uint8_t> coverage;  ///< side_ x side_
    };

    /// Where a disc lies: the pixel of its middle, and the row of the stamp for its place in that pixel.
    struct Spot {
        int x = 0, y = 0;
        std::uint8_t place = 0;
        bool is_painted = false;
    };

    void begin(int width, int height);
    void find_spots(std::span<const Disc> discs, float scale, int left, int top);
    void make_stamps(float radius_px);
    void touch(int x0, int y0, int x1, int y1);
    void blend(const Stamp& stamp, int x, int y, Rgba colour);

    int width_ = 0, height_ = 0, columns_ = 0;
    float radius_px_ = -1;
    int side_ = 0;
    std::vector<Stamp> stamps_;
    std::vector<std::uint32_t> pixels_;
    std::vector<std::uint8_t> is_touched_;  ///< by block
    std::vector<std::uint8_t> is_taken_;    ///< by pixel: the middle of a disc lies there
    std::vector<Spot> spots_;               ///< by disc
    std::vector<Block> blocks_;
};

}  // namespace tidegate::viz
