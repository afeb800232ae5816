#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viz/panels/panels.h"
#include "viz/panels/time_rows.h"
#include "viz/scene/plan_bars.h"
#include "viz/scene/ribbon.h"

namespace tidegate::viz {

namespace {

constexpr float gutter_px = 270;
constexpr float right_margin_px = 26;

struct TimePanel {
    const PanelInput& input;
    const Ink& ink;
    const TimeRows& rows;
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

    void note(const std::string& words) {
        ink.text(input.fonts.small, 14, y + rows.step_px / 2, words, input.colours().text_quiet);
        y += rows.step_px;
    }

    void ribbon_row(RuleId rule) {
        const float middle = y + rows.ribbon_px / 2;
        name(shown_name(input.run.warning.rules[rule.index()].name), input.colours().text, middle);
        const Rect track{axis.left, y + 3, axis.right - axis.left, rows.ribbon_px - 6};
        ink.fill(track, faded(input.colours().panel_line, 0.6), 2);
        for (const RibbonInterval& interval : ribbon(input.run, rule)) {
            const float x0 = axis.x_of(interval.from), x1 = axis.x_of(interval.to);
            const Rgba colour = warning_colour(interval.warning_level);
            const Rect bar{x0, track.y, std::max(2.0F, x1 - x0), track.h};
            ink.fill(bar, colour);
            const std::string words = input.words()(word_of(interval.warning_level));
            if (Ink::size_of(input.fonts.small, words).x + 10 < bar.w) {
                ink.text(input.fonts.small, x0 + bar.w / 2, middle, words, text_on(colour),
                         Align::centre);
            }
        }
        y += rows.ribbon_px;
    }

    void plan_bar(const PlanBar& bar) const {
        const Rgba colour = input.colours().plan_bar;
        const float top = y + 4, height = rows.step_px - 8;
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

    /// What the two parts of a bar mean, at the right end of the heading.
    void bar_legend(float top) const {
        const Rgba colour = input.colours().plan_bar, quiet = input.colours().text_quiet;
        const float middle = top + time_heading_px / 2;
        float x = axis.right;
        for (const Word word : {Word::in_effect, Word::ordered}) {
            const Rect text =
                ink.text(input.fonts.small, x, middle, input.words()(word), quiet, Align::right);
            const Rect sign{text.x - 26, middle - 6, 20, 12};
            ink.fill(sign, faded(colour, word == Word::ordered ? 0.35 : 1));
            ink.frame(sign, colour);
            x = sign.x - 18;
        }
    }

    void plan_row(const PlanRow& row) {
        const float middle = y + rows.step_px / 2;
        const std::string words = row.who.empty() ? row.step : row.step + " · " + row.who;
        name(words, input.colours().text, middle);
        ink.line(axis.left, middle, axis.right, middle, faded(input.colours().panel_line, 0.9));
        for (const PlanBar& bar : row.bars) plan_bar(bar);
        y += rows.step_px;
    }

    void show_rules() {
        heading(Word::warnings);
        for (const RuleId rule : rows.rules) ribbon_row(rule);
        if (rows.rules.empty()) {
            note(input.words()(Word::no_rules));
        } else if (rows.hidden_rules > 0) {
            note(fmt::format("+ {} {}", rows.hidden_rules, input.words()(Word::quiet_rules)));
        }
    }

    /// As many as fit above `lowest`.
    void show_steps(float lowest) {
        heading(Word::plan_actions);
        if (rows.steps.empty()) note(input.words()(Word::no_plan_actions));
        for (const PlanRow& row : rows.steps) {
            if (y + rows.step_px <= lowest + 1) plan_row(row);
        }
        y = lowest;
    }

    /// Before the rows, which cover it.
    void grid(float top, float bottom) const {
        for (const Tick& tick : ticks(axis, input.run.calendar, 74)) {
            const float x = axis.x_of(tick.time);
            ink.line(x, top + time_heading_px, x, bottom, faded(input.colours().panel_line, 0.9));
        }
    }

    void axis_row() const {
        const Palette& colours = input.colours();
        for (const Tick& tick : ticks(axis, input.run.calendar, 74)) {
            const float x = axis.x_of(tick.time);
            ink.line(x, y, x, y + 5, colours.text_quiet);
            // The clock at the cursor takes the place of a tick's text.
            if (std::abs(x - axis.x_of(input.view.time)) < 64) continue;
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

    /// What was not recorded is darkened.
    void unrecorded(float top) const {
        if (input.run.recorded_end_s >= axis.to - 1) return;
        const float x = axis.x_of(input.run.recorded_end_s);
        ink.fill({x, top + time_heading_px, axis.right - x, y - top - time_heading_px},
                 faded(input.colours().background, 0.75));
        ink.line(x, top + time_heading_px, x, y, warning_colour(WarningLevel::orange), 2);
        const std::string words = input.words()(Word::end_of_recording);
        const bool fits = Ink::size_of(input.fonts.small, words).x + 12 < axis.right - x;
        ink.text(input.fonts.small, fits ? x + 6 : x - 6, top + time_heading_px / 2, words,
                 input.colours().text_quiet, fits ? Align::left : Align::right);
    }
};

}  // namespace

void show_time_panel(const PanelInput& input, Rect rect, Actions& actions) {
    begin_panel("time", rect);
    const Ink ink{ImGui::GetWindowDrawList(), input.colours()};
    ink.fill(rect, input.colours().panel);
    const SimTime end = std::max({input.run.planned_end_s, input.run.recorded_end_s, 1.0});
    const TimeRows rows = time_rows(input.run);
    const TimeAxis axis{0, end, rect.x + gutter_px, rect.right() - right_margin_px};
    TimePanel panel{input, ink, rows, axis, rect.y + 4};
    const float top = panel.y, lowest = rect.bottom() - axis_row_px - 6;
    panel.grid(top, lowest);
    panel.show_rules();
    const float legend_y = panel.y;
    panel.show_steps(lowest);
    panel.unrecorded(top);
    if (!rows.steps.empty()) panel.bar_legend(legend_y);
    panel.axis_row();
    panel.cursor(top);
    const bool is_held = ImGui::IsMouseDown(ImGuiMouseButton_Left) && ImGui::IsWindowHovered();
    const float mouse_x = ImGui::GetIO().MousePos.x;
    if (is_held && mouse_x > panel.axis.left - 8)
        actions.push_back(GoTo{panel.axis.time_at(mouse_x)});
    ImGui::End();
}

}  // namespace tidegate::viz
