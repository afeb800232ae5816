#include "viz/scene/scene.h"

#include <algorithm>

#include "viz/layers/layers.h"
#include "viz/scene/field_look.h"
#include "viz/scene/fields.h"
#include "viz/scene/history.h"

namespace tidegate::viz {

namespace {

/// What all levels of a run share at its moment.
struct Around {
    PassagesNow passages;
    std::vector<TrainNow> trains;
    RowsByPlane rows;
};

Around around(const Staged& stage) {
    return {passages_at(stage.run, stage.moment.time), trains_at(stage.run, stage.moment.time),
            RowsByPlane(stage.moment.agents)};
}

FieldGrid field_on(const Staged& stage, const ViewState& view, LevelId level, const Crowd& crowd) {
    Field field = view.field;
    if (field == Field::none) return {};
    return field_of({field, view.threshold_per_m2}, stage.mesh.levels[level.index()].grid, crowd,
                    stage.history, level);
}

/// The second run's field minus the first's, on the first's cells. Without a field chosen, density.
/// `rows` are the second run's.
void take_difference(std::span<const Staged> stage, const ViewState& view, const Crowd& crowd, const RowsByPlane& rows,
                     LevelScene& drawn) {
    if (stage.size() < 2) return;
    const Staged &first = stage[0], &second = stage[1];
    const LevelId level = drawn.level();
    const LevelId twin = level_named(second.run, first.run.venue.levels[level.index()].name);
    if (!twin.is_valid()) return;
    ViewState asked = view;
    if (asked.field == Field::none) asked.field = Field::density;
    const Crowd others = crowd_on(second.run, second.mesh, second.moment, rows, twin, false);
    drawn.field = difference(first.mesh.levels[level.index()].grid,
                             field_on(first, asked, level, crowd),
                             second.mesh.levels[twin.index()].grid,
                             field_on(second, asked, twin, others));
}

void draw_level(const LayerInput& input, LevelScene& drawn) {
    draw_floor(input, drawn);
    draw_areas(input, drawn);
    draw_field(input, drawn);
    draw_connectors(input, drawn);
    draw_queues(input, drawn);
    draw_platforms(input, drawn);
    if (!drawn.tile.is_difference) {
        if (input.view.shows_trails) draw_trails(input, drawn);
        draw_agents(input, drawn);
        draw_journey(input, drawn);
        draw_peak(input, drawn);
    }
    draw_passages(input, drawn);
    draw_gates(input, drawn);
    draw_names(input, drawn);
}

}  // namespace

Scene build_scene(std::span<const Staged> stage, const ViewState& view,
                  const std::vector<Tile>& tiles) {
    Scene scene;
    std::vector<Around> arounds;
    for (const Staged& one : stage) arounds.push_back(around(one));
    for (const Staged& one : stage) {
        scene.field_top = std::max(scene.field_top, scale_top(view.field, one.history,
                                                              view.threshold_per_m2));
    }
    for (const Tile& tile : tiles) {
        const auto run = static_cast<std::size_t>(tile.run);
        if (run >= stage.size()) continue;
        const Staged& one = stage[run];
        LevelScene& drawn = scene.levels.emplace_back();
        drawn.tile = tile;
        drawn.camera = with_change(fitted_camera(tile), change_of(view, tile));
        const bool fades = view.level == all_levels;
        const Crowd crowd = crowd_on(one.run, one.mesh, one.moment, arounds[run].rows, tile.level, fades);
        drawn.people = crowd.on_level;
        drawn.in_plane = crowd.in_plane;
        drawn.peak = crowd.peak;
        if (tile.is_difference) {
            take_difference(stage, view, crowd, arounds.back().rows, drawn);
        } else {
            drawn.field = field_on(one, view, tile.level, crowd);
        }
        draw_level({one, one.run, one.mesh, view, arounds[run].passages, arounds[run].trains,
                    crowd, scene.field_top},
                   drawn);
    }
    return scene;
}

}  // namespace tidegate::viz
