#include <fmt/format.h>

#include "viz/layers/layers.h"
#include "viz/scene/strokes.h"

namespace tidegate::viz {

Rgba passage_colour(const PassageNow& passage, Rgba when_open, Theme theme) {
    const Palette& colours = palette(theme);
    if (passage.status == PassageStatus::closed) return colours.closed;
    if (passage.status == PassageStatus::held) return colours.held;
    if (passage.max_per_min > 0) return colours.restricted;
    return when_open;
}

std::string passage_text(const PassageNow& passage, Language language) {
    const Speaker t{language};
    if (passage.status == PassageStatus::closed) return t(Word::closed);
    if (passage.status == PassageStatus::held) return t(Word::held);
    if (passage.max_per_min > 0) {
        return fmt::format("{} {:g} {}", t(Word::metered), passage.max_per_min, t(Word::per_min));
    }
    return {};
}

namespace {

void draw_line(const LayerInput& input, const Segment& line, const PassageNow& passage,
               Rgba when_open, LevelScene& scene) {
    const Vec2f a = scene.camera.to_screen(line.a), b = scene.camera.to_screen(line.b);
    const Rgba colour = passage_colour(passage, when_open, input.view.theme);
    const bool is_barred = passage.status != PassageStatus::open;
    if (is_barred || passage.max_per_min > 0) {
        add_line(scene.over, a, b, 5, colour);
    } else {
        add_dashes(scene.over, a, b, 2.4F, colour);
    }
    if (passage.direction == PassageDirection::both || is_barred) return;
    const double side = passage.direction == PassageDirection::forward ? 1 : -1;
    const Vec2 normal = line.right_normal() * side;
    add_chevron(scene.over, scene.camera.to_screen(line.middle() - normal),
                scene.camera.to_screen(line.middle() + normal), 10, colour);
}

/// Says what a measure has done to a passage, beside it.
void label_state(const LayerInput& input, const Segment& line, const PassageNow& passage,
                 const std::string& name, const std::string& queue, LevelScene& scene) {
    const std::string state = passage_text(passage, input.view.language);
    if (state.empty()) return;
    const Palette& colours = palette(input.view.theme);
    const Vec2f at = scene.camera.to_screen(line.middle());
    scene.labels.push_back({at.x, at.y - 16, Align::centre, TextSize::small,
                            passage_colour(passage, colours.text, input.view.theme),
                            faded(colours.background, 0.85), shown_name(name) + " " + state + queue});
}

}  // namespace

void draw_passages(const LayerInput& input, LevelScene& scene) {
    const Palette& colours = palette(input.view.theme);
    const VenueDef& venue = input.run.venue;
    for (std::size_t i = 0; i < venue.openings.size(); ++i) {
        if (venue.openings[i].level != scene.level()) continue;
        const PassageNow& now = input.passages.openings[i];
        draw_line(input, venue.openings[i].line, now, colours.opening, scene);
        label_state(input, venue.openings[i].line, now, venue.openings[i].name, queue_text(input, PlaceKind::opening, i), scene);
    }
    for (std::size_t i = 0; i < venue.exits.size(); ++i) {
        if (venue.exits[i].level != scene.level()) continue;
        const PassageNow& now = input.passages.exits[i];
        draw_line(input, venue.exits[i].line, now, colours.exit_line, scene);
        label_state(input, venue.exits[i].line, now, venue.exits[i].name, {}, scene);
    }
    for (std::size_t i = 0; i < venue.connectors.size(); ++i) {
        const ConnectorDef& connector = venue.connectors[i];
        if (!joins(connector, scene.level())) continue;
        int stop = stops_of(connector) - 1;
        while (stop > 0 && level_of_stop(connector, stop) != scene.level()) --stop;
        label_state(input, line_of_stop(connector, stop), input.passages.connectors[i], connector.name,
                    queue_text(input, PlaceKind::connector, i), scene);
    }
}

}  // namespace tidegate::viz
