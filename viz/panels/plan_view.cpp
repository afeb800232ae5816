#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viz/panels/panels.h"
#include "viz/scene/numbers.h"

namespace tidegate::viz {

namespace {

bool overlap(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

/// Labels in order of importance; whoever would cover an earlier one, or be cut off, is left out.
void show_labels(const PanelInput& input, const Ink& ink, const LevelScene& level) {
    std::vector<Rect> taken;
    const Rect& view = level.camera.view;
    for (const Label& label : level.labels) {
        ImFont* font = label.size == TextSize::small ? input.fonts.small : input.fonts.bold;
        const ImVec2 size = Ink::size_of(font, label.text);
        float left = label.x;
        if (label.align == Align::centre) left -= size.x / 2;
        if (label.align == Align::right) left -= size.x;
        const Rect box{left - 4, label.y - size.y / 2 - 1, size.x + 8, size.y + 2};
        if (box.x < view.x || box.right() > view.right() || box.y < view.y ||
            box.bottom() > view.bottom()) {
            continue;
        }
        if (std::any_of(taken.begin(), taken.end(),
                        [&](const Rect& r) { return overlap(r, box); })) {
            continue;
        }
        taken.push_back(box);
        if (label.back.a > 0) ink.fill(box, label.back, 3);
        ink.text(font, left, label.y, label.text, label.colour);
    }
}

void show_header(const PanelInput& input, const Ink& ink, const LevelScene& level) {
    const Palette& colours = input.colours();
    const Speaker t = input.words();
    const Rect header{level.tile.x + 3, level.tile.y + 3, level.tile.w - 6, tile_header_px};
    ink.fill(header, colours.panel);
    const float y = header.y + header.h / 2;
    const Rect name =
        ink.text(input.fonts.bold, header.x + 12, y,
                 shown_name(input.run.venue.levels[level.level.index()].name), colours.text);
    const std::string people =
        fmt::format("{} {}", shown_number(static_cast<double>(level.people)), t(Word::passengers));
    const Rect count =
        ink.text(input.fonts.normal, name.right() + 14, y, people, colours.text_quiet);

    const double bar_m = scale_bar_m(level.camera.px_per_m, 110);
    const auto bar_px = static_cast<float>(bar_m * level.camera.px_per_m);
    const float right = header.right() - 14;
    const Rect unit = ink.text(input.fonts.small, right, y, fmt::format("{:g} m", bar_m),
                               colours.text_quiet, Align::right);
    const float bar_right = unit.x - 8;
    ink.line(bar_right - bar_px, y + 3, bar_right, y + 3, colours.text_quiet, 2);
    for (const float x : {bar_right - bar_px, bar_right}) {
        ink.line(x, y - 2, x, y + 4, colours.text_quiet, 2);
    }
    if (level.peak.per_m2 <= 0) return;
    const std::string peak =
        fmt::format("{} {:.1f} {}", t(Word::worst_now), level.peak.per_m2, t(Word::per_m2));
    const float room = bar_right - bar_px - 14 - (count.right() + 22);
    const Rgba colour = density_colour(density_share(level.peak.per_m2), input.view.theme);
    if (Ink::size_of(input.fonts.normal, peak).x + 20 > room) return;
    ink.fill({count.right() + 18, y - 6, 12, 12}, colour, 6);
    ink.text(input.fonts.normal, count.right() + 36, y, peak, colours.text);
}

const Tile* tile_under(const PanelInput& input, ImVec2 mouse) {
    for (const Tile& tile : input.tiles) {
        if (tile.rect.contains(mouse.x, mouse.y)) return &tile;
    }
    return nullptr;
}

void read_mouse(const PanelInput& input, Actions& actions) {
    if (!ImGui::IsWindowHovered()) return;
    const ImGuiIO& io = ImGui::GetIO();
    const Tile* tile = tile_under(input, io.MousePos);
    if (tile == nullptr || tile->level.index() >= input.view.cameras.size()) return;
    const int row = tile->level.row;
    const CameraChange change = input.view.cameras[tile->level.index()];
    const Camera fitted = fitted_camera(input.mesh, *tile);
    if (io.MouseWheel != 0) {
        const Vec2f cursor{io.MousePos.x, io.MousePos.y};
        actions.push_back(
            ChangeCamera{row, zoomed_at(fitted, change, cursor, std::pow(1.2, io.MouseWheel))});
    } else if (ImGui::IsMouseDragging(ImGuiMouseButton_Left, 2)) {
        actions.push_back(
            ChangeCamera{row, dragged(fitted, change, {io.MouseDelta.x, io.MouseDelta.y})});
    } else if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
        actions.push_back(ChangeCamera{row, {}});
    }
}

}  // namespace

void show_plan_view(const PanelInput& input, Rect rect, Actions& actions) {
    begin_panel("plan", rect);
    const Ink ink{ImGui::GetWindowDrawList(), input.colours()};
    for (const LevelScene& level : input.scene.levels) {
        show_labels(input, ink, level);
        show_header(input, ink, level);
        ink.frame(level.tile.inset(3), input.colours().panel_line);
    }
    read_mouse(input, actions);
    ImGui::End();
}

}  // namespace tidegate::viz
