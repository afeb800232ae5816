#include <algorithm>
#include <cmath>

#include "viz/layers/layers.h"
#include "viz/scene/field_look.h"
#include "viz/scene/strokes.h"

namespace tidegate::viz {

namespace {

struct Cells {
    const LayerInput& input;
    const LevelScene& scene;
    Projection on_screen;

    Rgba colour(double value) const {
        const ViewState& view = input.view;
        if (!scene.tile.is_difference) {
            return faded(field_colour(view.field, value, input.field_top, view.theme), 0.92);
        }
        const double top = difference_top(view.field, input.field_top);
        // A difference that nobody would see is not worth a colour.
        const double share = std::abs(value) / top;
        return faded(difference_colour(value, top, view.theme), share < 0.05 ? 0 : 0.95);
    }

    std::array<Vec2f, 4> corners(Vec2 low) const {
        constexpr double side = FloorGrid::cell_m;
        return {on_screen(low), on_screen(low + Vec2{side, 0}), on_screen(low + Vec2{side, side}),
                on_screen(low + Vec2{0, side})};
    }
};

}  // namespace

void draw_field(const LayerInput& input, LevelScene& scene) {
    if (scene.field.is_empty()) return;
    const FloorGrid& floor = input.mesh.levels[scene.level().index()].grid;
    const Cells cells{input, scene, scene.camera.projection()};
    for (int row = 0; row < floor.rows; ++row) {
        for (int column = 0; column < floor.columns; ++column) {
            const float value = scene.field.values[floor.at(column, row)];
            if (std::isnan(value)) continue;
            const Rgba colour = cells.colour(value);
            if (colour.a == 0) continue;
            const auto at = cells.corners(floor.low + Vec2{1.0 * column, 1.0 * row} * FloorGrid::cell_m);
            add_quad(scene.under, at[0], at[1], at[2], at[3], colour);
        }
    }
}

}  // namespace tidegate::viz
