#include "viz/scene/scene.h"

#include <algorithm>

#include "viz/layers/layers.h"
#include "viz/scene/tiling.h"

namespace tidegate::viz {

std::vector<Tile> shown_tiles(const RunData& run, const VenueMesh& mesh, const ViewState& view,
                              Rect area) {
    std::vector<Tile> result;
    if (view.level != all_levels) {
        result.push_back({id_of<LevelId>(static_cast<std::size_t>(view.level)), area});
        return result;
    }
    // Levels are drawn from the top of the building down.
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < run.venue.levels.size(); ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return run.venue.levels[a].elevation_m > run.venue.levels[b].elevation_m;
    });
    std::vector<Vec2> sizes;
    for (const std::size_t i : order) sizes.push_back(mesh.levels[i].bounds.size());
    const std::vector<Rect> rects = tiles(sizes, area, tile_header_px);
    for (std::size_t i = 0; i < order.size(); ++i) {
        result.push_back({id_of<LevelId>(order[i]), rects[i]});
    }
    return result;
}

Camera fitted_camera(const VenueMesh& mesh, const Tile& tile) {
    constexpr float margin = 12;
    const Rect inner = tile.rect.inset(3);
    const Rect view{inner.x, inner.y + tile_header_px, inner.w, inner.h - tile_header_px};
    Camera camera = fit(mesh.levels[tile.level.index()].bounds, view.inset(margin));
    camera.view = view;
    return camera;
}

Scene build_scene(const RunData& run, const VenueMesh& mesh, const std::vector<FrameAgent>& agents,
                  const ViewState& view, const std::vector<Tile>& tiles) {
    const PassagesNow passages = passages_at(run, view.time);
    const std::vector<TrainNow> trains = trains_at(run, view.time);
    Scene scene;
    for (const Tile& tile : tiles) {
        LevelScene& drawn = scene.levels.emplace_back();
        drawn.level = tile.level;
        drawn.tile = tile.rect;
        drawn.camera = fitted_camera(mesh, tile);
        if (tile.level.index() < view.cameras.size()) {
            drawn.camera = with_change(drawn.camera, view.cameras[tile.level.index()]);
        }
        const bool fades = view.level == all_levels;
        const Crowd crowd = crowd_on(run, mesh, agents, tile.level, fades);
        drawn.people = crowd.on_level;
        drawn.peak = crowd.peak;
        const LayerInput input{run, mesh, view, passages, trains, crowd};
        draw_floor(input, drawn);
        draw_areas(input, drawn);
        if (view.shows_density_map) draw_density_map(input, drawn);
        draw_connectors(input, drawn);
        draw_platforms(input, drawn);
        draw_agents(input, drawn);
        draw_peak(input, drawn);
        draw_passages(input, drawn);
        draw_gates(input, drawn);
        draw_names(input, drawn);
    }
    return scene;
}

}  // namespace tidegate::viz
