#include "viz/layers/layers.h"
#include "viz/scene/strokes.h"

namespace tidegate::viz {

void draw_areas(const LayerInput& input, LevelScene& scene) {
    const Palette& colours = palette(input.view.theme);
    const std::vector<AreaDef>& areas = input.run.venue.areas;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (areas[i].level != scene.level()) continue;
        add_triangles(scene.under, scene.camera, input.mesh.areas[i], colours.area);
        for (const Polygon& polygon : areas[i].polygons) {
            add_dashed_outline(scene.under, scene.camera, polygon.outer, 1, colours.area_line);
        }
    }
    for (const EntranceDef& entrance : input.run.venue.entrances) {
        if (entrance.level != scene.level()) continue;
        add_dashed_outline(scene.under, scene.camera, entrance.polygon.outer, 1.2F,
                           faded(colours.opening, 0.8));
    }
}

}  // namespace tidegate::viz
