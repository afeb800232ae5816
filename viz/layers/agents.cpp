#include <algorithm>

#include "viz/layers/layers.h"
#include "viz/scene/person_colour.h"

namespace tidegate::viz {

void draw_agents(const LayerInput& input, LevelScene& scene) {
    // Shoulder breadth of an adult is about 0.5 m; discs never get too small to be seen.
    constexpr double shown_radius_m = 0.25;
    constexpr double least_radius_px = 1.7;
    const auto radius =
        static_cast<float>(std::max(least_radius_px, shown_radius_m * scene.camera.px_per_m));
    const Theme theme = input.view.theme;
    const Rgba over_map = faded(theme == Theme::dark ? rgb(0xFFFFFF) : rgb(0x101820), 0.55);
    // The colours of densities would vanish in a map that uses the same.
    const bool is_plain = input.view.field != Field::none && input.view.colour_by == ColourBy::density;
    const PersonColours colours({input.run, input.view, input.stage.moment.time, input.passages, input.stage.waits});
    scene.discs.reserve(input.crowd.people.size());
    scene.agents.reserve(input.crowd.people.size());
    const Projection on_screen = scene.camera.projection();
    for (const Person& person : input.crowd.people) {
        const Vec2f at = on_screen(person.place);
        const float shown = is_plain ? std::max(1.2F, radius * 0.6F) : radius;
        const Rgba colour = is_plain ? over_map : colours.of(person);
        scene.agents.push_back(person.agent);
        scene.discs.push_back({at.x, at.y, shown, person.opacity < 1 ? faded(colour, person.opacity) : colour});
    }
}

}  // namespace tidegate::viz
