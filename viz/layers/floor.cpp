#include "viz/layers/layers.h"
#include "viz/scene/strokes.h"

namespace tidegate::viz {

void draw_floor(const LayerInput& input, LevelScene& scene) {
    const Palette& colours = palette(input.view.theme);
    const LevelMesh& mesh = input.mesh.levels[scene.level().index()];
    add_triangles(scene.under, scene.camera, mesh.triangles, colours.floor);
    for (const Polygon& polygon : input.run.venue.levels[scene.level().index()].floor) {
        add_outline(scene.over, scene.camera, polygon.outer, 1.6F, colours.wall);
        for (const Ring& hole : polygon.holes) {
            add_outline(scene.over, scene.camera, hole, 1.4F, colours.wall);
        }
    }
}

}  // namespace tidegate::viz
