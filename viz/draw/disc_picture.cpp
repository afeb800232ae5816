#include "viz/draw/disc_picture.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tidegate::viz {

namespace {

constexpr int places = 4;  ///< at which a middle may lie in a pixel, across and along

std::uint32_t packed(Rgba c) { return std::bit_cast<std::uint32_t>(c); }

/// x / 255, rounded, for x [0, 255 * 255].
std::uint32_t by_255(std::uint32_t x) { return (x + 128 + ((x + 128) >> 8)) >> 8; }

Rgba premultiplied(Rgba c, std::uint32_t coverage) {
    const std::uint32_t a = by_255(c.a * coverage);
    const auto channel = [&](std::uint8_t value) { return static_cast<std::uint8_t>(by_255(value * a)); };
    return {channel(c.r), channel(c.g), channel(c.b), static_cast<std::uint8_t>(a)};
}

/// `over` on what is there, two channels at a time.
void put(std::uint32_t& there, Rgba over) {
    constexpr std::uint32_t even = 0x00FF00FF;
    const std::uint32_t left = 255U - over.a;
    const auto times_left = [&](std::uint32_t pair) {
        const std::uint32_t x = pair * left + 0x00800080;
        return (x + (x >> 8 & even)) >> 8 & even;
    };
    there = packed(over) + (times_left(there & even) | times_left(there >> 8 & even) << 8);
}

}  // namespace

void DiscPicture::make_stamps(float radius_px) {
    if (radius_px == radius_px_) return;
    radius_px_ = radius_px;
    const int reach = static_cast<int>(std::ceil(radius_px + 0.5F));
    side_ = 2 * reach + 1;
    stamps_.assign(places * places, {});
    for (int place = 0; place < places * places; ++place) {
        Stamp& stamp = stamps_[static_cast<std::size_t>(place)];
        const float middle_x = static_cast<float>(reach) + (static_cast<float>(place % places) + 0.5F) / places;
        const float middle_y = static_cast<float>(reach) + (static_cast<float>(place / places) + 0.5F) / places;
        for (int y = 0; y < side_; ++y) {
            Stamp::Row row{side_, side_, side_, side_};
            for (int x = 0; x < side_; ++x) {
                const float away = std::hypot(static_cast<float>(x) + 0.5F - middle_x, static_cast<float>(y) + 0.5F - middle_y);
                const auto inside = static_cast<std::uint8_t>(std::lround(255 * std::clamp(radius_px - away + 0.5F, 0.0F, 1.0F)));
                stamp.coverage.push_back(inside);
                if (inside > 0 && row.begin == side_) row.begin = x;
                if (inside == 255 && row.solid_begin == side_) row.solid_begin = x;
                if (inside == 255) row.solid_end = x + 1;
                if (inside > 0) row.end = x + 1;
            }
            if (row.solid_begin == side_) row.solid_begin = row.solid_end = row.end;
            stamp.rows.push_back(row);
        }
    }
}

void DiscPicture::touch(int x0, int y0, int x1, int y1) {
    for (int row = y0 / block_px; row <= (y1 - 1) / block_px; ++row) {
        for (int column = x0 / block_px; column <= (x1 - 1) / block_px; ++column) {
            std::uint8_t& is_touched = is_touched_[static_cast<std::size_t>(row * columns_ + column)];
            if (is_touched != 0) continue;
            is_touched = 1;
            const int from = column * block_px, to = std::min(from + block_px, width_);
            for (int y = row * block_px; y < std::min((row + 1) * block_px, height_); ++y) {
                const auto line = pixels_.begin() + static_cast<std::ptrdiff_t>(y) * width_;
                std::fill(line + from, line + to, 0U);
            }
        }
    }
}

void DiscPicture::blend(const Stamp& stamp, int x, int y, Rgba colour) {
    const int y0 = std::max(0, -y), y1 = std::min(side_, height_ - y);
    for (int j = y0; j < y1; ++j) {
        const Stamp::Row& row = stamp.rows[static_cast<std::size_t>(j)];
        std::uint32_t* line = pixels_.data() + static_cast<std::ptrdiff_t>(y + j) * width_ + x;
        const std::uint8_t* coverage = stamp.coverage.data() + static_cast<std::ptrdiff_t>(j) * side_;
        const int begin = std::max(row.begin, -x), end = std::min(row.end, width_ - x);
        const int solid_begin = std::clamp(row.solid_begin, begin, std::max(begin, end));
        const int solid_end = std::clamp(row.solid_end, solid_begin, std::max(solid_begin, end));
        for (int i = begin; i < solid_begin; ++i) put(line[i], premultiplied(colour, coverage[i]));
        if (colour.a == 255) {
            std::fill(line + solid_begin, line + solid_end, packed(colour));
        } else {
            for (int i = solid_begin; i < solid_end; ++i) put(line[i], premultiplied(colour, 255));
        }
        for (int i = solid_end; i < end; ++i) put(line[i], premultiplied(colour, coverage[i]));
    }
}

void DiscPicture::begin(int width, int height) {
    width_ = std::max(0, width);
    height_ = std::max(0, height);
    columns_ = (width_ + block_px - 1) / block_px;
    const int rows = (height_ + block_px - 1) / block_px;
    const auto area = static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_);
    pixels_.resize(area);
    is_taken_.assign(area, 0);
    is_touched_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows), 0);
    blocks_.clear();
}

void DiscPicture::find_spots(std::span<const Disc> discs, float scale, int left, int top) {
    spots_.resize(discs.size());
    for (std::size_t i = discs.size(); i-- > 0;) {
        const float x = discs[i].x * scale - static_cast<float>(left), y = discs[i].y * scale - static_cast<float>(top);
        const float reach = std::ceil(discs[i].radius * scale + 0.5F);
        Spot& spot = spots_[i];
        spot.is_painted = discs[i].colour.a > 0 && x > -reach && y > -reach && x < static_cast<float>(width_) + reach &&
                          y < static_cast<float>(height_) + reach;
        if (!spot.is_painted) continue;
        const float pixel_x = std::floor(x), pixel_y = std::floor(y);
        spot.x = static_cast<int>(pixel_x);
        spot.y = static_cast<int>(pixel_y);
        const int across = static_cast<int>((x - pixel_x) * places), down = static_cast<int>((y - pixel_y) * places);
        spot.place = static_cast<std::uint8_t>(down * places + across);
        if (spot.x < 0 || spot.y < 0 || spot.x >= width_ || spot.y >= height_) continue;
        std::uint8_t& is_taken = is_taken_[static_cast<std::size_t>(spot.y) * static_cast<std::size_t>(width_) +
                                           static_cast<std::size_t>(spot.x)];
        spot.is_painted = is_taken == 0;
        if (discs[i].colour.a == 255) is_taken = 1;
    }
}

void DiscPicture::paint(std::span<const Disc> discs, float scale, int left, int top, int width, int height) {
    begin(width, height);
    find_spots(discs, scale, left, top);
    for (std::size_t i = 0; i < discs.size(); ++i) {
        if (!spots_[i].is_painted) continue;
        make_stamps(discs[i].radius * scale);
        const int x = spots_[i].x - side_ / 2, y = spots_[i].y - side_ / 2;
        const int x0 = std::max(0, x), y0 = std::max(0, y), x1 = std::min(width_, x + side_), y1 = std::min(height_, y + side_);
        if (x0 >= x1 || y0 >= y1) continue;
        touch(x0, y0, x1, y1);
        blend(stamps_[spots_[i].place], x, y, discs[i].colour);
    }
    for (std::size_t i = 0; i < is_touched_.size(); ++i) {
        const int block = static_cast<int>(i);
        if (is_touched_[i] != 0) blocks_.push_back({block % columns_ * block_px, block / columns_ * block_px});
    }
}

}  // namespace tidegate::viz
