#include <algorithm>

#include "viz/layers/layers.h"
#include "viz/scene/strokes.h"

namespace tidegate::viz {

namespace {

constexpr std::size_t most_strokes = 60000;

bool ends_on(const LayerInput& input, LevelId level, const StoredFrame& frame, int agent,
             Vec2& place) {
    const int row = row_of_agent(frame.agents, agent);
    if (row < 0) return false;
    const FrameAgent& then = frame.agents[static_cast<std::size_t>(row)];
    return place_on(input.run, level, then.plane, {then.x, then.y}, place);
}

}  // namespace

void draw_trails(const LayerInput& input, LevelScene& scene) {
    const std::span<const FramePtr> trail = input.stage.trail;
    const Rgba colour = palette(input.view.theme).accent;
    const Projection on_screen = scene.camera.projection();
    std::size_t strokes = 0;
    for (const Person& person : input.crowd.people) {
        if (strokes > most_strokes) return;
        Vec2 after = person.place, before;
        for (std::size_t back = 0; back < trail.size(); ++back) {
            const StoredFrame& frame = *trail[trail.size() - 1 - back];
            if (!ends_on(input, scene.level(), frame, person.agent, before)) break;
            const double age = static_cast<double>(back) / static_cast<double>(trail.size());
            add_line(scene.under, on_screen(after), on_screen(before),
                     1.4F, faded(colour, 0.75 * (1 - age) * person.opacity));
            after = before;
            ++strokes;
        }
    }
}

}  // namespace tidegate::viz
