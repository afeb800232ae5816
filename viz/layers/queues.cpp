#include <algorithm>
#include <cmath>

#include "viz/layers/layers.h"
#include "viz/scene/numbers.h"
#include "viz/scene/strokes.h"
#include "viz/words/sentence.h"

namespace tidegate::viz {

void draw_queues(const LayerInput& input, LevelScene& scene) {
    const Rgba colour = faded(palette(input.view.theme).gate, 0.6);
    for (const FacilityDef& facility : input.run.facilities) {
        if (facility.level != scene.level() || facility.queue.shape != QueueShape::snake) continue;
        const std::vector<Vec2>& path = facility.queue.path;
        for (std::size_t i = 1; i < path.size(); ++i) {
            add_dashes(scene.under, scene.camera.to_screen(path[i - 1]), scene.camera.to_screen(path[i]), 1.5F, colour);
        }
    }
}

std::string queue_text(const LayerInput& input, PlaceKind kind, std::size_t row) {
    const std::vector<ObservableDef>& watched = input.run.sensors.observables;
    for (std::size_t i = 0; i < std::min(watched.size(), input.run.curves.size()); ++i) {
        const ObservableDef& one = watched[i];
        const bool is_it = one.kind == ObservableKind::queue_length && one.place_kind == kind && one.place == static_cast<int>(row);
        if (!is_it) continue;
        const double length = value_at(input.run, input.run.curves[i], input.stage.moment.time);
        if (!std::isfinite(length) || length < 1) return {};
        return " · " + say({Word::queue_of, {shown_number(std::round(length))}}, input.view.language);
    }
    return {};
}

}  // namespace tidegate::viz
