#include <algorithm>
#include <array>
#include <cmath>

#include "viz/layers/layers.h"
#include "viz/scene/strokes.h"
#include "viz/scene/walkway_end.h"

namespace tidegate::viz {

namespace {

constexpr double tread_spacing_m = 1.0;
constexpr double arrow_spacing_m = 3.0;

/// Arrows along the connector where it may be walked, or is moved, in one direction only.
void draw_arrows(const ConnectorDef& connector, const PassageNow& now, Rgba colour,
                 LevelScene& scene) {
    if (now.direction == PassageDirection::both || now.status == PassageStatus::closed) return;
    const double step = now.direction == PassageDirection::forward ? 0.5 : -0.5;
    const auto size =
        static_cast<float>(std::clamp(connector.width_m * scene.camera.px_per_m * 0.45, 5.0, 14.0));
    // In a small picture they are farther apart, lest they run into one another.
    const double spacing_m = std::max(arrow_spacing_m, 2.5 * size / scene.camera.px_per_m);
    const double first_m = std::min(spacing_m, connector.length_m) / 2;
    for (double x = first_m; x < connector.length_m; x += spacing_m) {
        const Vec2 from = on_plan(connector, {x - step, connector.width_m / 2});
        const Vec2 to = on_plan(connector, {x + step, connector.width_m / 2});
        add_chevron(scene.over, scene.camera.to_screen(from), scene.camera.to_screen(to), size,
                    colour);
    }
}

void draw_connector(const ConnectorDef& connector, const PassageNow& now, const Palette& colours,
                    Theme theme, LevelScene& scene) {
    const auto at = [&](double along, double across) {
        return scene.camera.to_screen(
            on_plan(connector, {along * connector.length_m, across * connector.width_m}));
    };
    const bool is_escalator = connector.kind == ConnectorKind::escalator;
    const Rgba fill = is_escalator ? colours.escalator : colours.stair;
    add_quad(scene.under, at(0, 0), at(1, 0), at(1, 1), at(0, 1), fill);
    const bool is_lift = connector.kind == ConnectorKind::lift;
    if (is_lift) {
        add_line(scene.under, at(0, 0), at(1, 1), 1, faded(colours.wall, 0.4));
        add_line(scene.under, at(1, 0), at(0, 1), 1, faded(colours.wall, 0.4));
        add_line(scene.over, at(1, 0), at(1, 1), 1.6F, passage_colour(now, colours.wall, theme));
    }
    const bool is_flat = connector.kind == ConnectorKind::ramp;
    const bool has_treads = !is_lift && !is_flat;
    if (has_treads && scene.camera.px_per_m * tread_spacing_m >= 3) {
        const int treads = static_cast<int>(connector.length_m / tread_spacing_m);
        for (int i = 1; i <= treads; ++i) {
            const double share = i * tread_spacing_m / connector.length_m;
            add_line(scene.under, at(share, 0), at(share, 1), 1, faded(colours.wall, 0.22));
        }
    }
    const Rgba side = passage_colour(now, colours.wall, theme);
    add_line(scene.over, at(0, 0), at(1, 0), 1.6F, side);
    add_line(scene.over, at(0, 1), at(1, 1), 1.6F, side);
    if (now.status != PassageStatus::open) {
        add_line(scene.over, at(0, 0), at(0, 1), 3, side);
        add_line(scene.over, at(1, 0), at(1, 1), 3, side);
    }
    draw_arrows(connector, now, faded(colours.text, 0.75), scene);
}

/// The beginning of a walkway, open where it goes on.
void draw_walkway_end(const WalkwayEnd& end, const PassageNow& now, const Palette& colours, Theme theme,
                      LevelScene& scene) {
    std::array<Vec2f, 4> at;
    const std::array<Vec2, 4> corners = end.corners();
    for (std::size_t i = 0; i < at.size(); ++i) at[i] = scene.camera.to_screen(corners[i]);
    add_quad(scene.under, at[0], at[1], at[2], at[3], colours.stair);
    const Rgba side = passage_colour(now, colours.wall, theme);
    add_line(scene.over, at[0], at[3], 1.6F, side);
    add_line(scene.over, at[1], at[2], 1.6F, side);
    add_dashes(scene.over, at[3], at[2], 1.6F, side);
    if (now.status != PassageStatus::open) add_line(scene.over, at[0], at[1], 3, side);
    if (now.direction == PassageDirection::both || now.status == PassageStatus::closed) return;
    const bool leads_out = (now.direction == PassageDirection::forward) == end.is_lower;
    const auto size = static_cast<float>(std::clamp(end.walkway->width_m * scene.camera.px_per_m * 0.45, 5.0, 14.0));
    const Vec2f door = (at[0] + at[1]) * 0.5F, far = (at[2] + at[3]) * 0.5F;
    add_chevron(scene.over, leads_out ? door : far, leads_out ? far : door, size, faded(colours.text, 0.75));
}

}  // namespace

void draw_connectors(const LayerInput& input, LevelScene& scene) {
    const Palette& colours = palette(input.view.theme);
    const std::vector<ConnectorDef>& connectors = input.run.venue.connectors;
    for (std::size_t i = 0; i < connectors.size(); ++i) {
        if (!joins(connectors[i], scene.level())) continue;
        const std::vector<WalkwayEnd> ends = walkway_ends(connectors[i], scene.level());
        for (const WalkwayEnd& end : ends) {
            draw_walkway_end(end, input.passages.connectors[i], colours, input.view.theme, scene);
        }
        if (!ends.empty()) continue;
        draw_connector(connectors[i], input.passages.connectors[i], colours, input.view.theme,
                       scene);
    }
}

}  // namespace tidegate::viz
