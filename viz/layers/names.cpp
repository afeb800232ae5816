#include <fmt/format.h>

#include "viz/layers/layers.h"
#include "viz/scene/walkway_end.h"

namespace tidegate::viz {

namespace {

/// From here on there is room for names of small things, and for widths.
constexpr double close_px_per_m = 9;

struct Namer {
    const Palette& colours;
    LevelScene& scene;

    void name(Vec2f at, const std::string& text, Rgba colour) const {
        if (!scene.camera.view.contains(at.x, at.y)) return;
        scene.labels.push_back({at.x, at.y, Align::centre, TextSize::small, colour,
                                faded(colours.background, 0.6), shown_name(text)});
    }
    /// The name, and the width where there is room for it.
    std::string with_width(const std::string& text, double width_m) const {
        return scene.camera.px_per_m < close_px_per_m ? text : fmt::format("{} {:.1f} m", text, width_m);
    }
    Vec2f beside(const Segment& line, float px) const {
        const Vec2f at = scene.camera.to_screen(line.middle());
        return {at.x, at.y + px};
    }
};

Vec2f above_middle(const Camera& camera, const std::vector<Polygon>& polygons) {
    Bounds box;
    for (const Polygon& polygon : polygons) {
        for (const Vec2 p : polygon.outer) box.include(p);
    }
    const Vec2f at = camera.to_screen({box.middle().x, box.high.y});
    return {at.x, at.y + 11};
}

/// Beside a connector, on the side where it does not cover those who walk on it.
Vec2f clear_of(const Camera& camera, const ConnectorDef& connector) {
    const Vec2f near = camera.to_screen(on_plan(connector, {connector.length_m / 2, 0}));
    const Vec2f far =
        camera.to_screen(on_plan(connector, {connector.length_m / 2, connector.width_m}));
    return near.y > far.y ? Vec2f{near.x, near.y + 13} : Vec2f{far.x, far.y + 13};
}

/// The same beside the part of a walkway that is drawn.
Vec2f clear_of(const Camera& camera, const WalkwayEnd& end) {
    const std::array<Vec2, 4> corners = end.corners();
    const Vec2f right = camera.to_screen((corners[0] + corners[3]) * 0.5);
    const Vec2f left = camera.to_screen((corners[1] + corners[2]) * 0.5);
    return right.y > left.y ? Vec2f{right.x, right.y + 13} : Vec2f{left.x, left.y + 13};
}

}  // namespace

void draw_names(const LayerInput& input, LevelScene& scene) {
    const Palette& colours = palette(input.view.theme);
    const Namer namer{colours, scene};
    const VenueDef& venue = input.run.venue;
    for (const ExitDef& exit : venue.exits) {
        if (exit.level == scene.level())
            namer.name(namer.beside(exit.line, 15), namer.with_width(exit.name, exit.line.length_m()), colours.opening);
    }
    for (const EntranceDef& entrance : venue.entrances) {
        if (entrance.level != scene.level()) continue;
        Bounds box;
        for (const Vec2 p : entrance.polygon.outer) box.include(p);
        namer.name(scene.camera.to_screen(box.middle()), entrance.name, colours.opening);
    }
    for (const ConnectorDef& connector : venue.connectors) {
        if (!joins(connector, scene.level())) continue;
        for (const WalkwayEnd& end : walkway_ends(connector, scene.level())) {
            namer.name(clear_of(scene.camera, end), namer.with_width(connector.name, connector.width_m), colours.text_quiet);
        }
        if (connector.kind == ConnectorKind::walkway) continue;
        namer.name(clear_of(scene.camera, connector), namer.with_width(connector.name, connector.width_m), colours.text_quiet);
    }
    for (const AreaDef& area : venue.areas) {
        if (area.level != scene.level()) continue;
        namer.name(above_middle(scene.camera, area.polygons), area.name, colours.text_quiet);
    }
    for (const OpeningDef& opening : venue.openings) {
        if (opening.level != scene.level() || scene.camera.px_per_m < close_px_per_m) continue;
        namer.name(namer.beside(opening.line, 15), namer.with_width(opening.name, opening.line.length_m()), colours.opening);
    }
}

}  // namespace tidegate::viz
