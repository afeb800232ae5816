#include <algorithm>

#include "viz/layers/layers.h"
#include "viz/scene/strokes.h"

namespace tidegate::viz {

void draw_density_map(const LayerInput& input, LevelScene& scene) {
    constexpr double least_shown_per_m2 = 0.1;
    const FloorGrid& floor = input.mesh.levels[scene.level.index()].grid;
    for (int row = 0; row < floor.rows; ++row) {
        for (int column = 0; column < floor.columns; ++column) {
            const double density = input.crowd.density.per_m2[floor.at(column, row)];
            if (density < least_shown_per_m2) continue;
            const Vec2 low = floor.low + Vec2{1.0 * column, 1.0 * row} * FloorGrid::cell_m;
            const Vec2f a = scene.camera.to_screen(low);
            const Vec2f c = scene.camera.to_screen(low + Vec2{1, 1} * FloorGrid::cell_m);
            const double opacity = std::min(1.0, 0.35 + density);
            const Rgba colour = density_colour(density_share(density), input.view.theme);
            add_quad(scene.under, a, {c.x, a.y}, c, {a.x, c.y}, faded(colour, opacity));
        }
    }
}

}  // namespace tidegate::viz
