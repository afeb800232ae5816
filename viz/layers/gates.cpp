#include <fmt/format.h>

#include "viz/layers/layers.h"
#include "viz/scene/strokes.h"

namespace tidegate::viz {

namespace {

/// The parts of the facility's line between its lanes.
void draw_barriers(const FacilityDef& facility, const Palette& colours, LevelScene& scene) {
    Vec2 from = facility.line.a;
    for (const Segment& lane : lane_segments(facility)) {
        add_line(scene.over, scene.camera.to_screen(from), scene.camera.to_screen(lane.a), 3,
                 colours.gate);
        from = lane.b;
    }
    add_line(scene.over, scene.camera.to_screen(from), scene.camera.to_screen(facility.line.b), 3,
             colours.gate);
}

void label_lanes(const LayerInput& input, std::size_t row, const PassageNow& now, LevelScene& scene) {
    const FacilityDef& facility = input.run.facilities[row];
    const Palette& colours = palette(input.view.theme);
    const Vec2f a = scene.camera.to_screen(facility.line.a);
    const Vec2f b = scene.camera.to_screen(facility.line.b);
    const Vec2f top = a.y < b.y ? a : b;
    const std::string state = passage_text(now, input.view.language);
    const Rgba colour = passage_colour(
        now, now.is_changed ? colours.restricted : colours.text_quiet, input.view.theme);
    scene.labels.push_back(
        {top.x, top.y - 14, Align::centre, TextSize::small, colour, faded(colours.background, 0.85),
         fmt::format("{} {}/{} {}{}{}{}", shown_name(facility.name), now.open_lanes, facility.lanes,
                     say(Word::lanes_open, input.view.language), state.empty() ? "" : " · ",
                     state, queue_text(input, PlaceKind::facility, row))});
}

}  // namespace

void draw_gates(const LayerInput& input, LevelScene& scene) {
    const Palette& colours = palette(input.view.theme);
    for (std::size_t i = 0; i < input.run.facilities.size(); ++i) {
        const FacilityDef& facility = input.run.facilities[i];
        if (facility.level != scene.level()) continue;
        const PassageNow& now = input.passages.facilities[i];
        draw_barriers(facility, colours, scene);
        int lane = 0;
        for (const Segment& line : lane_segments(facility)) {
            const bool is_open = lane++ < now.open_lanes;
            const Rgba colour =
                is_open ? passage_colour(now, colours.opening, input.view.theme) : colours.closed;
            add_line(scene.over, scene.camera.to_screen(line.a), scene.camera.to_screen(line.b), 2,
                     colour);
        }
        label_lanes(input, i, now, scene);
    }
}

}  // namespace tidegate::viz
