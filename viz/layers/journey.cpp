#include "viz/layers/layers.h"
#include "viz/scene/journey.h"
#include "viz/scene/strokes.h"

namespace tidegate::viz {

namespace {

/// The way so far in full, the way to come faintly.
void draw_way(const LayerInput& input, const Journey& journey, LevelScene& scene) {
    const Rgba colour = palette(input.view.theme).cursor;
    bool has_last = false;
    Vec2 last;
    for (const JourneyPoint& point : journey.points) {
        Vec2 place;
        if (!place_on(input.run, scene.level(), point.plane, point.at, place)) {
            has_last = false;
            continue;
        }
        const bool is_past = point.time <= input.stage.moment.time;
        if (has_last) {
            add_line(scene.over, scene.camera.to_screen(last), scene.camera.to_screen(place),
                     is_past ? 2.6F : 1.4F, faded(colour, is_past ? 0.95 : 0.5));
        }
        last = place;
        has_last = true;
    }
}

}  // namespace

void draw_journey(const LayerInput& input, LevelScene& scene) {
    const std::optional<Picked>& picked = input.view.picked;
    if (!picked || picked->run != scene.tile.run) return;
    if (input.stage.journey != nullptr && input.stage.journey->agent == picked->agent) {
        draw_way(input, *input.stage.journey, scene);
    }
    const Palette& colours = palette(input.view.theme);
    for (const Person& person : input.crowd.people) {
        if (person.agent != picked->agent) continue;
        const Vec2f at = scene.camera.to_screen(person.place);
        const auto radius =
            static_cast<float>(std::max(8.0, 0.5 * scene.camera.px_per_m));
        add_ring(scene.over, at, radius + 1.5F, 5, faded(colours.background, 0.9));
        add_ring(scene.over, at, radius, 2.5F, colours.accent);
    }
}

}  // namespace tidegate::viz
