#include "viz/scene/tile.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "viz/scene/fields.h"
#include "viz/scene/tiling.h"

namespace tidegate::viz {

namespace {

constexpr double stack_gap_share = 0.8;  ///< of the posed height, from floor to floor

/// One run's levels within its part of the plan view.
struct Part {
    const Shown& shown;
    const VenueMesh& mesh;
    const ViewState& view;
    int run = 0;

    /// Rows of this run's levels, from the top of the building down.
    std::vector<std::size_t> rows() const {
        const std::vector<LevelDef>& levels = shown.data(run).venue.levels;
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < levels.size(); ++i) {
            if (is_chosen(levels[i].name)) order.push_back(i);
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return levels[a].elevation_m > levels[b].elevation_m;
        });
        return order;
    }
    /// Levels and venues are chosen by those of the first run.
    bool is_chosen(const std::string& name) const {
        if (view.level == all_levels && view.venue == all_venues) return true;
        const LevelId level = level_named(shown.run, name);
        if (!level.is_valid()) return false;
        if (view.level != all_levels) return level.row == view.level;
        return shown.run.venue.levels[level.index()].venue == view.venue;
    }

    Tile tile(std::size_t row, Rect rect) const {
        Tile made;
        made.level = id_of<LevelId>(row);
        made.rect = rect;
        made.run = run;
        made.bounds = mesh.levels[row].bounds;
        made.pose = {view.turn_deg, false};
        return made;
    }

    std::vector<Tile> beside(Rect area) const {
        const std::vector<std::size_t> order = rows();
        std::vector<Vec2> sizes;
        for (const std::size_t row : order) {
            sizes.push_back(posed_size(mesh.levels[row].bounds, {view.turn_deg, false}));
        }
        const std::vector<Rect> rects = tiles(sizes, area, tile_header_px);
        std::vector<Tile> result;
        for (std::size_t i = 0; i < order.size(); ++i) result.push_back(tile(order[i], rects[i]));
        return result;
    }

    /// From the lowest to the highest, so that upper floors are drawn over lower ones.
    std::vector<Tile> stacked(Rect area) const {
        std::vector<std::size_t> order = rows();
        std::reverse(order.begin(), order.end());
        Bounds all;
        for (const std::size_t row : order) all.include(mesh.levels[row].bounds);
        std::vector<Tile> result;
        for (std::size_t i = 0; i < order.size(); ++i) {
            Tile made = tile(order[i], area);
            made.bounds = all;
            made.pose.is_oblique = true;
            made.stack_row = static_cast<int>(i);
            made.stack_rows = static_cast<int>(order.size());
            result.push_back(made);
        }
        return result;
    }

    std::vector<Tile> in(Rect area) const {
        return view.arrangement == Arrangement::stacked ? stacked(area) : beside(area);
    }
};

double score_of(const std::vector<Tile>& tiles) {
    double sum = 0;
    for (const Tile& tile : tiles) sum += std::log(fitted_camera(tile).px_per_m);
    return sum;
}

Tiling pair_in(const Part& first, const Part& second, const std::array<Rect, 2>& rects) {
    Tiling made;
    for (const Part* part : {&first, &second}) {
        const Rect& rect = rects[static_cast<std::size_t>(part->run)];
        made.headings.push_back({part->run, {rect.x, rect.y, rect.w, run_heading_px}});
        const std::vector<Tile> tiles = part->in(
            {rect.x, rect.y + run_heading_px, rect.w, rect.h - run_heading_px});
        made.tiles.insert(made.tiles.end(), tiles.begin(), tiles.end());
    }
    return made;
}

}  // namespace

Tiling shown_tiles(const Shown& shown, const VenueMesh& mesh, const VenueMesh* other_mesh,
                   const ViewState& view, Rect area) {
    const Part first{shown, mesh, view, 0};
    if (!shown.is_comparison() || other_mesh == nullptr) return {first.in(area), {}};
    if (view.compare_by == CompareBy::difference) {
        Tiling made{first.in(area), {}};
        for (Tile& tile : made.tiles) tile.is_difference = true;
        return made;
    }
    const Part second{shown, *other_mesh, view, 1};
    const float w = area.w / 2, h = area.h / 2;
    const Tiling columns =
        pair_in(first, second, {Rect{area.x, area.y, w, area.h}, {area.x + w, area.y, w, area.h}});
    const Tiling rows =
        pair_in(first, second, {Rect{area.x, area.y, area.w, h}, {area.x, area.y + h, area.w, h}});
    return score_of(rows.tiles) > score_of(columns.tiles) ? rows : columns;
}

Camera fitted_camera(const Tile& tile) {
    constexpr float margin = 12;
    const Rect inner = tile.rect.inset(3);
    const Rect view{inner.x, inner.y + tile_header_px, inner.w, inner.h - tile_header_px};
    if (!tile.is_stacked()) {
        Camera camera = fit(tile.bounds, view.inset(margin), tile.pose);
        camera.view = view;
        return camera;
    }
    const Vec2 size = posed_size(tile.bounds, tile.pose);
    const double gap = size.y * stack_gap_share;
    const double height = size.y + gap * (tile.stack_rows - 1);
    const Rect room = view.inset(margin);
    Camera camera = fit(tile.bounds, room, tile.pose);
    camera.view = view;
    camera.px_per_m = std::max(
        1e-3, std::min(room.w / std::max(size.x, 1.0), room.h / std::max(height, 1.0)));
    const double middle = (tile.stack_rows - 1) / 2.0;
    camera.lift_px = static_cast<float>((tile.stack_row - middle) * gap * camera.px_per_m);
    return camera;
}

CameraChange change_of(const ViewState& view, const Tile& tile) {
    if (tile.is_stacked()) return view.stack_camera;
    const std::size_t row = tile.level.index();
    return row < view.cameras.size() ? view.cameras[row] : CameraChange{};
}

int camera_key(const Tile& tile) { return tile.is_stacked() ? all_levels : tile.level.row; }

}  // namespace tidegate::viz
