#include "viz/scene/tiling.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace tidegate::viz {

namespace {

constexpr std::size_t most_cut_exactly = 4;
constexpr int cut_places = 14;

struct Cut {
    double score = -1e300;  ///< sum of the logarithms of the scales
    std::vector<Rect> tiles;
};

double score_of(Vec2 size_m, Rect tile, float header_px) {
    const double w = std::max(1.0F, tile.w - 24);
    const double h = std::max(1.0F, tile.h - header_px - 12);
    return std::log(std::min(w / std::max(size_m.x, 1.0), h / std::max(size_m.y, 1.0)));
}

Cut best_cut(std::span<const Vec2> sizes, Rect area, float header_px);

/// The better of `best` and the cut of `area` into `first` and `second` before and after row
/// `split`.
void try_cut(std::span<const Vec2> sizes, std::size_t split, Rect first, Rect second,
             float header_px, Cut& best) {
    Cut a = best_cut(sizes.first(split), first, header_px);
    const Cut b = best_cut(sizes.subspan(split), second, header_px);
    if (a.score + b.score <= best.score) return;
    a.tiles.insert(a.tiles.end(), b.tiles.begin(), b.tiles.end());
    best = {a.score + b.score, std::move(a.tiles)};
}

Cut best_cut(std::span<const Vec2> sizes, Rect area, float header_px) {
    if (sizes.size() == 1) return {score_of(sizes[0], area, header_px), {area}};
    Cut best;
    for (std::size_t split = 1; split < sizes.size(); ++split) {
        for (int i = 1; i < cut_places; ++i) {
            const float share = static_cast<float>(i) / cut_places;
            const float w = area.w * share;
            const float h = area.h * share;
            try_cut(sizes, split, {area.x, area.y, area.w, h},
                    {area.x, area.y + h, area.w, area.h - h}, header_px, best);
            try_cut(sizes, split, {area.x, area.y, w, area.h},
                    {area.x + w, area.y, area.w - w, area.h}, header_px, best);
        }
    }
    return best;
}

std::vector<Rect> grid(const std::vector<Vec2>& sizes, Rect area, float header_px) {
    Cut best;
    const std::size_t n = sizes.size();
    for (std::size_t columns = 1; columns <= n; ++columns) {
        const std::size_t rows = (n + columns - 1) / columns;
        const float w = area.w / static_cast<float>(columns);
        const float h = area.h / static_cast<float>(rows);
        Cut cut{0, {}};
        for (std::size_t i = 0; i < n; ++i) {
            const auto column = static_cast<float>(i % columns);
            const auto row = static_cast<float>(i / columns);
            cut.tiles.push_back({area.x + column * w, area.y + row * h, w, h});
            cut.score += score_of(sizes[i], cut.tiles.back(), header_px);
        }
        if (cut.score > best.score) best = std::move(cut);
    }
    return best.tiles;
}

}  // namespace

std::vector<Rect> tiles(const std::vector<Vec2>& sizes_m, Rect area, float header_px) {
    if (sizes_m.empty()) return {};
    if (sizes_m.size() > most_cut_exactly) return grid(sizes_m, area, header_px);
    return best_cut(sizes_m, area, header_px).tiles;
}

}  // namespace tidegate::viz
