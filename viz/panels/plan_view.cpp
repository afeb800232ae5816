#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viz/panels/panels.h"
#include "viz/panels/plan_mouse.h"
#include "viz/panels/run_mark.h"
#include "viz/scene/field_look.h"
#include "viz/scene/numbers.h"

namespace tidegate::viz {

namespace {

bool overlap(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

/// Labels in order of importance; whoever would cover an earlier one, or be cut off, is left out.
/// Levels of a stack share `taken`.
void show_labels(const PanelInput& input, const Ink& ink, const LevelScene& level,
                 std::vector<Rect>& taken) {
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

/// The scale bar with its length, its right end at `right`; returns its left end.
float show_scale(const PanelInput& input, const Ink& ink, const Camera& camera, float right,
                 float y, double longest_px) {
    const Palette& colours = input.colours();
    const double bar_m = scale_bar_m(camera.px_per_m, longest_px);
    const auto bar_px = static_cast<float>(bar_m * camera.px_per_m);
    const Rect unit = ink.text(input.fonts.small, right, y, fmt::format("{:g} m", bar_m),
                               colours.text_quiet, Align::right);
    const float bar_right = unit.x - 8;
    ink.line(bar_right - bar_px, y + 3, bar_right, y + 3, colours.text_quiet, 2);
    for (const float x : {bar_right - bar_px, bar_right}) {
        ink.line(x, y - 2, x, y + 4, colours.text_quiet, 2);
    }
    return bar_right - bar_px;
}

/// An arrow to the north (the level's y); returns its left end.
float show_north(const PanelInput& input, const Ink& ink, const Camera& camera, float right,
                 float y) {
    const Palette& colours = input.colours();
    const Vec2f from = camera.to_screen(camera.centre);
    const Vec2f way = unit(camera.to_screen(camera.centre + Vec2{0, 10}) - from) * 10.0F;
    const Vec2f side = Vec2f{-way.y, way.x} * 0.42F;
    const Vec2f middle{right - 12, y};
    const Vec2f tip = middle + way, left = middle - way + side, other = middle - way - side;
    ink.list->AddTriangleFilled({tip.x, tip.y}, {left.x, left.y}, {other.x, other.y},
                                Ink::ink(colours.text_quiet));
    return ink.text(input.fonts.small, right - 28, y, "N", colours.text_quiet, Align::right).x;
}

void show_peak(const PanelInput& input, const Ink& ink, const LevelScene& level, float left,
               float right, float y) {
    const Speaker t = input.words();
    if (!level.in_plane) {
        ink.text_within(input.fonts.small, left + 18, y, right - left - 18, t(Word::by_events), input.colours().text_quiet);
        return;
    }
    if (level.peak.per_m2 <= 0 || level.tile.is_difference) return;
    const std::string figure = fmt::format("{:.1f} {}", level.peak.per_m2, t(Word::per_m2));
    const std::string peak = fmt::format("{} {}", t(Word::worst_now), figure);
    const bool fits = Ink::size_of(input.fonts.normal, peak).x + 20 <= right - left - 18;
    const bool is_short = Ink::size_of(input.fonts.normal, figure).x + 20 <= right - left - 18;
    if (!fits && !is_short) return;
    const Rgba colour = density_colour(density_share(level.peak.per_m2), input.view.theme);
    ink.fill({left + 18, y - 6, 12, 12}, colour, 6);
    ink.text(input.fonts.normal, left + 36, y, fits ? peak : figure, input.colours().text);
}

void show_header(const PanelInput& input, const Ink& ink, const LevelScene& level) {
    const Palette& colours = input.colours();
    const Rect header{level.tile.rect.x + 3, level.tile.rect.y + 3, level.tile.rect.w - 6,
                      tile_header_px};
    ink.fill(header, colours.panel);
    const float y = header.y + header.h / 2;
    constexpr float least_with_north_px = 380;
    const bool is_wide = header.w >= least_with_north_px;
    float right = show_scale(input, ink, level.camera, header.right() - 14, y, is_wide ? 110 : 55) - 16;
    if (is_wide) right = show_north(input, ink, level.camera, right, y) - 10;
    if (level.tile.is_stacked()) {
        ink.text(input.fonts.bold, header.x + 12, y, input.words()(Word::stacked), colours.text);
        return;
    }
    const RunData& run = input.shown.data(level.tile.run);
    const Rect name = ink.text(input.fonts.bold, header.x + 12, y,
                               shown_name(run.venue.levels[level.level().index()].name), colours.text);
    if (level.tile.is_difference) return;
    const std::string people = fmt::format("{} {}", shown_number(static_cast<double>(level.people)),
                                           input.words()(Word::passengers));
    if (name.right() + 14 + Ink::size_of(input.fonts.normal, people).x > right) return;
    const Rect count = ink.text(input.fonts.normal, name.right() + 14, y, people, colours.text_quiet);
    show_peak(input, ink, level, count.right(), right, y);
}

void show_run_headings(const PanelInput& input, const Ink& ink) {
    for (const RunHeading& heading : input.picture.tiling.headings) {
        const Rect& rect = heading.rect;
        const float y = rect.y + rect.h / 2 + 1;
        show_run_mark(input, ink, rect.x + 30, y, heading.run);
        const RunNames& names = input.desk.names;
        ink.text_within(input.fonts.bold, rect.x + 40, y, rect.w - 52,
                        heading.run == 0 ? names.first : names.second, input.colours().text);
    }
}

/// The levels of a stack have their names beside them.
void show_stack_name(const PanelInput& input, const Ink& ink, const LevelScene& level) {
    const VenueMesh& mesh = *input.picture.meshes[static_cast<std::size_t>(level.tile.run)];
    const Bounds& bounds = mesh.levels[level.level().index()].bounds;
    const Vec2f corner = level.camera.to_screen({bounds.low.x, bounds.middle().y});
    const std::string name =
        shown_name(input.shown.data(level.tile.run).venue.levels[level.level().index()].name);
    const Rect& view = level.camera.view;
    const std::string people = fmt::format("{} {}", shown_number(static_cast<double>(level.people)),
                                           input.words()(Word::passengers));
    const float width = std::max(Ink::size_of(input.fonts.bold, name).x,
                                 Ink::size_of(input.fonts.small, people).x);
    const float y = std::clamp(corner.y, view.y + 24, view.bottom() - 24);
    const float x = std::max(view.x + 10, corner.x - width - 24);
    ink.text(input.fonts.bold, x, y - 10, name, input.colours().text);
    ink.text(input.fonts.small, x, y + 11, people, input.colours().text_quiet);
}

/// How far the recording is read for what the whole of it must be known for [0, 1]; 1 when nothing is asked for that needs it.
double share_read(const PanelInput& input) {
    const double end = std::max(1.0, input.run.recorded_end_s);
    const auto share_of = [&](const auto& found) {
        if (!found) return 0.0;
        return found->is_whole ? 1.0 : found->until / end;
    };
    double share = 1;
    const bool asks_history = input.view.field == Field::peak || input.view.field == Field::time_above;
    if (asks_history) share = share_of(input.picture.histories[0]);
    if (input.view.colour_by == ColourBy::wait) share = std::min(share, share_of(input.picture.waits[0]));
    return share;
}

/// Says that what needs the whole recording is still being found out.
void show_progress(const PanelInput& input, const Ink& ink, Rect rect) {
    const double share = share_read(input);
    if (share >= 1) return;
    const std::string words =
        fmt::format("{} {:.0f} %", input.words()(Word::reading), 100 * std::min(1.0, share));
    const ImVec2 size = Ink::size_of(input.fonts.normal, words);
    const Rect box{rect.x + rect.w / 2 - size.x / 2 - 12, rect.bottom() - 44, size.x + 24, 30};
    ink.fill(box, input.colours().panel, 4);
    ink.text(input.fonts.normal, box.x + 12, box.y + 15, words, input.colours().text);
}

}  // namespace

void show_plan_view(const PanelInput& input, Rect rect, Actions& actions) {
    begin_panel("plan", rect);
    const Ink ink{ImGui::GetWindowDrawList(), input.colours()};
    std::vector<Rect> taken;
    int stack_of = -1;
    for (const LevelScene& level : input.picture.scene.levels) {
        if (!level.tile.is_stacked() || stack_of != level.tile.run) taken.clear();
        const bool is_new = !level.tile.is_stacked() || stack_of != level.tile.run;
        stack_of = level.tile.is_stacked() ? level.tile.run : -1;
        if (level.tile.is_stacked()) show_stack_name(input, ink, level);
        show_labels(input, ink, level, taken);
        if (!is_new) continue;
        show_header(input, ink, level);
        ink.frame(level.tile.rect.inset(3), input.colours().panel_line);
    }
    show_run_headings(input, ink);
    show_progress(input, ink, rect);
    read_plan_mouse(input, actions);
    ImGui::End();
}

}  // namespace tidegate::viz
