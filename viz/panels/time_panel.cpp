#include <fmt/format.h>

#include <algorithm>

#include "viz/panels/panels.h"
#include "viz/panels/time_rows.h"
#include "viz/scene/plan_bars.h"
#include "viz/scene/ribbon.h"

namespace tidegate::viz {

namespace {

constexpr float gutter_px = 232;
constexpr float right_margin_px = 26;

struct TimePanel {
    const PanelInput& input;
    const Ink& ink;
    TimeAxis axis;
    float y;

    void name(const std::string& words, Rgba colour, float middle) const {
        ink.text_within(input.fonts.small, 14, middle, gutter_px - 24, words, colour);
    }

    void heading(Word word) {
        ink.text(input.fonts.bold, 14, y + time_heading_px / 2, input.words()(word),
                 input.colours().text);
        y += time_heading_px;
    }

    void note(Word word) {
        ink.text(input.fonts.small, 14, y + plan_row_px / 2, input.words()(word),
                 input.colours().text_quiet);
        y += plan_row_px;
    }

    void ribbon_row(std::size_t row) {
        const RuleId rule = id_of<RuleId>(row);
        const float middle = y + ribbon_row_px / 2;
        name(shown_name(input.run.warning.rules[row].name), input.colours().text, middle);
        const Rect track{axis.left, y + 3, axis.right - axis.left, ribbon_row_px - 6};
        ink.fill(track, faded(input.colours().panel_line, 0.6), 2);
        for (const RibbonInterval& interval : ribbon(input.run, rule)) {
            const float x0 = axis.x_of(interval.from), x1 = axis.x_of(interval.to);
            const Rgba colour = warning_colour(interval.warning_level);
            const Rect bar{x0, track.y, std::max(2.0F, x1 - x0), track.h};
            ink.fill(bar, colour);
            const std::string words = input.words()(word_of(interval.warning_level));
            if (Ink::size_of(input.fonts.small, words).x + 10 < bar.w) {
                ink.text(input.fonts.small, x0 + bar.w / 2, middle, words, text_on(colour), Align::centre);
            }
        }
        y += ribbon_row_px;
    }

    void plan_bar(const PlanBar& bar) const {
        const Rgba colour = input.colours().plan_bar;
        const float top = y + 4, height = plan_row_px - 8;
        const SimTime end = bar.withdrawn >= 0 ? bar.withdrawn : input.run.recorded_end_s;
        const float x_order = axis.x_of(bar.ordered);
        const float x_effect = axis.x_of(bar.effect >= 0 ? bar.effect : end);
        const Rect waiting{x_order, top, std::max(2.0F, x_effect - x_order), height};
        ink.fill(waiting, faded(colour, 0.35));
        ink.frame(waiting, colour);
        if (bar.effect >= 0) {
            ink.fill({x_effect, top, std::max(2.0F, axis.x_of(end) - x_effect), height}, colour);
        }
    }

    void plan_row(const PlanRow& row) {
        const float middle = y + plan_row_px / 2;
        const std::string words = row.who.empty() ? row.step : row.step + " · " + row.who;
        name(words, input.colours().text, middle);
        ink.line(axis.left, middle, axis.right, middle, faded(input.colours().panel_line, 0.9));
        for (const PlanBar& bar : row.bars) plan_bar(bar);
        y += plan_row_px;
    }

    void axis_row(float top) const {
        const Palette& colours = input.colours();
        for (const Tick& tick : ticks(axis, input.run.calendar, 74)) {
            const float x = axis.x_of(tick.time);
            ink.line(x, top + time_heading_px, x, y + 5, faded(colours.panel_line, 0.9));
            ink.text(input.fonts.small, x, y + 16, tick.text, colours.text_quiet, Align::centre);
        }
    }

    void cursor(float top) const {
        const Palette& colours = input.colours();
        const float x = axis.x_of(input.view.time);
        ink.line(x, top + 4, x, y + 4, colours.cursor, 2);
        const std::string clock = input.run.calendar.clock(input.view.time);
        const ImVec2 size = Ink::size_of(input.fonts.bold, clock);
        const float middle = std::clamp(x, axis.left + size.x / 2, axis.right - size.x / 2 + 20);
        ink.fill({middle - size.x / 2 - 6, y + 4, size.x + 12, 24}, colours.cursor, 4);
        ink.text(input.fonts.bold, middle, y + 16, clock, text_on(colours.cursor), Align::centre);
    }

    /// What was not recorded is hatched out.
    void unrecorded(float top) const {
        if (input.run.recorded_end_s >= axis.to - 1) return;
        const float x = axis.x_of(input.run.recorded_end_s);
        ink.fill({x, top + time_heading_px, axis.right - x, y - top - time_heading_px},
                 faded(input.colours().background, 0.75));
        ink.line(x, top + time_heading_px, x, y, warning_colour(WarningLevel::orange), 2);
    }
};

}  // namespace

float time_panel_height(const RunData& run) {
    const std::size_t rules = run.warning.rules.size();
    const std::size_t steps = plan_rows(run).size();
    const float rule_h = rules == 0 ? plan_row_px : ribbon_row_px * static_cast<float>(rules);
    const float plan_h = steps == 0 ? plan_row_px : plan_row_px * static_cast<float>(steps);
    return 6 + 2 * time_heading_px + rule_h + plan_h + axis_row_px + 6;
}

void show_time_panel(const PanelInput& input, Rect rect, Actions& actions) {
    begin_panel("time", rect);
    const Ink ink{ImGui::GetWindowDrawList(), input.colours()};
    ink.fill(rect, input.colours().panel);
    const SimTime end = std::max({input.run.planned_end_s, input.run.recorded_end_s, 1.0});
    TimePanel panel{input, ink, {0, end, rect.x + gutter_px, rect.right() - right_margin_px}, rect.y + 4};
    const float top = panel.y;
    panel.heading(Word::warnings);
    if (input.run.warning.rules.empty()) panel.note(Word::no_rules);
    for (std::size_t i = 0; i < input.run.warning.rules.size(); ++i) panel.ribbon_row(i);
    panel.heading(Word::plan_actions);
    const float lowest = rect.bottom() - axis_row_px - 6;
    const std::vector<PlanRow> rows = plan_rows(input.run);
    if (rows.empty()) panel.note(Word::no_plan_actions);
    for (const PlanRow& row : rows) {
        if (panel.y + plan_row_px <= lowest) panel.plan_row(row);
    }
    panel.unrecorded(top);
    panel.axis_row(top);
    panel.cursor(top);
    const bool is_held = ImGui::IsMouseDown(ImGuiMouseButton_Left) && ImGui::IsWindowHovered();
    const float mouse_x = ImGui::GetIO().MousePos.x;
    if (is_held && mouse_x > panel.axis.left - 8) actions.push_back(GoTo{panel.axis.time_at(mouse_x)});
    ImGui::End();
}

}  // namespace tidegate::viz
