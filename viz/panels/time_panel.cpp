#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "viz/panels/panels.h"
#include "viz/panels/run_mark.h"
#include "viz/panels/drill_sign.h"
#include "viz/panels/time_rows.h"
#include "viz/scene/plan_bars.h"
#include "viz/scene/ribbon.h"

namespace tidegate::viz {

namespace {

constexpr float gutter_px = 280;
constexpr float right_margin_px = 26;

struct TimePanel {
    const PanelInput& input;
    const Ink& ink;
    const TimeRows& rows;
    TimeAxis axis;
    float y;

    void name(const std::string& words, Rgba colour, float middle) const {
        ink.text_within(input.fonts.small, 14, middle, gutter_px - 44, words, colour);
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

    /// One run's levels under a rule, in its track.
    void ribbon_track(int which, RuleId rule, Rect track) const {
        ink.fill(track, faded(input.colours().panel_line, 0.6), 2);
        if (!rule.is_valid()) return;
        clip(true);
        for (const RibbonInterval& interval : ribbon(input.shown.data(which), rule)) {
            const float x0 = axis.x_of(input.shown.clock_at(which, interval.from));
            const float x1 = axis.x_of(input.shown.clock_at(which, interval.to));
            if (x1 <= axis.left || x0 >= axis.right) continue;
            const Rgba colour = warning_colour(interval.warning_level);
            const Rect bar{x0, track.y, std::max(2.0F, x1 - x0), track.h};
            ink.fill(bar, colour);
            const std::string words = input.words()(word_of(interval.warning_level));
            if (Ink::size_of(input.fonts.small, words).x + 10 < bar.w) {
                ink.text(input.fonts.small, x0 + bar.w / 2, bar.y + bar.h / 2, words,
                         text_on(colour), Align::centre);
            }
        }
        clip(false);
    }

    void ribbon_row(RuleId rule) {
        const float middle = y + rows.ribbon_px / 2;
        name(shown_name(input.run.warning.rules[rule.index()].name), input.colours().text, middle);
        const Rect track{axis.left, y + 2, axis.right - axis.left, rows.ribbon_px - 4};
        if (!input.shown.is_comparison()) {
            ribbon_track(0, rule, track);
        } else {
            const float half = track.h / 2;
            for (int which = 0; which < 2; ++which) {
                const float top = track.y + static_cast<float>(which) * half;
                ribbon_track(which, rule_in(input.shown, which, rule),
                             {track.x, top, track.w, half - 1});
                ink.text(input.fonts.small, track.x - 8, top + half / 2, run_letter(which),
                         run_colour(which, input.view.theme), Align::right);
            }
        }
        if (input.shown.drill != nullptr) signs(drill_levels(*input.shown.drill, input.run.warning.rules[rule.index()].name), middle);
        y += rows.ribbon_px;
    }

    /// What a drill's log says, over what the plan and its warnings were in the run.
    void signs(const std::vector<DrillEntry>& entries, float middle) const {
        clip(true);
        for (const DrillEntry& entry : entries) show_drill_sign(input, ink, entry, axis.x_of(entry.time), middle);
        clip(false);
    }

    void drill_row() {
        const float middle = y + drill_row_px / 2;
        ink.text(input.fonts.bold, 14, middle, input.words()(Word::drill), input.colours().drill);
        ink.line(axis.left, middle, axis.right, middle, faded(input.colours().panel_line, 0.9));
        signs(input.shown.drill->entries, middle);
        y += drill_row_px;
    }

    /// What came before the order: a line from the report on, with a knot at the decision.
    template <class XOf>
    void lead_to_order(const PlanBar& bar, XOf&& x_of, float middle) const {
        if (bar.reported < 0) return;
        const Rgba colour = input.colours().plan_bar;
        ink.line(x_of(bar.reported), middle, x_of(bar.ordered), middle, colour);
        for (const SimTime time : {bar.reported, bar.decided}) ink.fill({x_of(time) - 1.5F, middle - 4, 3, 8}, colour);
    }

    void plan_bar(int which, const PlanBar& bar) const {
        const Rgba colour = input.colours().plan_bar;
        const float top = y + 4, height = rows.step_px - 8;
        const auto x_of = [&](SimTime time) { return axis.x_of(input.shown.clock_at(which, time)); };
        const SimTime end =
            bar.withdrawn >= 0 ? bar.withdrawn : input.shown.data(which).recorded_end_s;
        const float x_order = x_of(bar.ordered);
        lead_to_order(bar, x_of, y + rows.step_px / 2);
        const float x_effect = x_of(bar.effect >= 0 ? bar.effect : end);
        const Rect waiting{x_order, top, std::max(2.0F, x_effect - x_order), height};
        ink.fill(waiting, faded(colour, 0.35));
        ink.frame(waiting, colour);
        if (bar.effect >= 0) {
            ink.fill({x_effect, top, std::max(2.0F, x_of(end) - x_effect), height}, colour);
        }
    }

    /// What the parts of a bar mean, at the right end of the heading.
    void bar_legend(float top) const {
        const Rgba colour = input.colours().plan_bar, quiet = input.colours().text_quiet;
        const float middle = top + time_heading_px / 2;
        float x = axis.right;
        for (const Word word : {Word::in_effect, Word::ordered, Word::reported_decided}) {
            const float width = Ink::size_of(input.fonts.small, input.words()(word)).x;
            const Rect sign{x - width - 26, middle - 6, 20, 12};
            ink.fill({sign.x - 4, top + 3, x - sign.x + 4, time_heading_px - 6}, input.colours().panel);
            ink.text(input.fonts.small, x, middle, input.words()(word), quiet, Align::right);
            if (word == Word::reported_decided) {
                ink.line(sign.x, middle, sign.x + sign.w, middle, colour);
                for (const float knot : {sign.x, sign.x + sign.w / 2}) ink.fill({knot - 1.5F, middle - 4, 3, 8}, colour);
            } else {
                ink.fill(sign, faded(colour, word == Word::ordered ? 0.35 : 1));
                ink.frame(sign, colour);
            }
            x = sign.x - 18;
        }
    }

    void plan_row(const RunPlanRow& one) {
        const PlanRow& row = one.row;
        const float middle = y + rows.step_px / 2;
        const std::string words = row.who.empty() ? row.step : row.step + " · " + row.who;
        name(words, input.colours().text, middle);
        if (input.shown.is_comparison()) {
            ink.text(input.fonts.small, axis.left - 8, middle, run_letter(one.run),
                     run_colour(one.run, input.view.theme), Align::right);
        }
        ink.line(axis.left, middle, axis.right, middle, faded(input.colours().panel_line, 0.9));
        clip(true);
        for (const PlanBar& bar : row.bars) plan_bar(one.run, bar);
        clip(false);
        for (const std::string& step : row.steps) {
            if (input.shown.drill != nullptr) signs(drill_steps(*input.shown.drill, step), middle);
        }
        y += rows.step_px;
    }

    /// Nothing of the rows is drawn beside the axis when it is zoomed in.
    void clip(bool begins) const {
        if (!begins) {
            ink.list->PopClipRect();
            return;
        }
        ink.list->PushClipRect(ImVec2(axis.left, y - 100), ImVec2(axis.right, y + 100), true);
    }

    void loop_and_bookmarks(float top, float bottom) const {
        const TimeRange& loop = input.view.loop;
        if (loop.is_any()) {
            const float x0 = axis.x_of(loop.from), x1 = axis.x_of(loop.to);
            ink.fill({x0, top + time_heading_px, x1 - x0, bottom - top - time_heading_px},
                     faded(input.colours().accent, 0.16));
        }
        for (const Bookmark& bookmark : input.desk.bookmarks) {
            if (bookmark.time < axis.from || bookmark.time > axis.to) continue;
            const float x = axis.x_of(bookmark.time), y_mark = top + time_heading_px - 6;
            ink.line(x, y_mark, x, bottom, faded(input.colours().accent, 0.8));
            ink.list->AddTriangleFilled({x - 6, y_mark - 5}, {x + 6, y_mark - 5}, {x, y_mark + 5},
                                        Ink::ink(input.colours().accent));
            const ImVec2 mouse = ImGui::GetIO().MousePos;
            const Rect sign{x - 8, y_mark - 8, 16, 16};
            if (sign.contains(mouse.x, mouse.y) && ImGui::IsWindowHovered()) {
                ImGui::SetTooltip("%s  %s", input.run.calendar.clock(bookmark.time).c_str(),
                                  bookmark.note.c_str());
            }
        }
    }

    void show_rules() {
        if (rows.hidden_rules > 0 && !rows.rules.empty()) {
            ink.text(input.fonts.small, axis.left, y + time_heading_px / 2,
                     fmt::format("+ {} {}", rows.hidden_rules, input.words()(Word::quiet_rules)),
                     input.colours().text_quiet);
        }
        heading(Word::warnings);
        for (const RuleId rule : rows.rules) ribbon_row(rule);
        if (rows.rules.empty()) note(input.words()(Word::no_rules));
    }

    /// As many as fit above `lowest`, from the row that was scrolled to.
    void show_steps(float lowest) {
        const float top = y;
        heading(Word::plan_actions);
        if (rows.steps.empty()) note(input.words()(Word::no_plan_actions));
        const auto room = static_cast<std::size_t>(std::max(0.0F, (lowest + 1 - y) / rows.step_px));
        const std::size_t hidden = rows.steps.size() > room ? rows.steps.size() - room : 0;
        const std::size_t first = std::min(hidden, static_cast<std::size_t>(input.view.first_action));
        for (std::size_t i = first; i < std::min(rows.steps.size(), first + room); ++i) {
            plan_row(rows.steps[i]);
        }
        y = lowest;
        if (hidden == 0) return;
        ink.text(input.fonts.small, axis.left, top + time_heading_px / 2,
                 fmt::format("{}–{} / {} · {}", first + 1, first + room, rows.steps.size(),
                             input.words()(Word::more_actions)),
                 input.colours().text_quiet);
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
        if (input.view.time < axis.from || input.view.time > axis.to) return;
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
        const SimTime end = input.shown.recorded_end();
        if (end >= axis.to - 1) return;
        const float x = axis.x_of(end);
        ink.fill({x, top + time_heading_px, axis.right - x, y - top - time_heading_px},
                 faded(input.colours().background, 0.75));
        ink.line(x, top + time_heading_px, x, y, warning_colour(WarningLevel::orange), 2);
        const std::string words = input.words()(Word::end_of_recording);
        const bool fits = Ink::size_of(input.fonts.small, words).x + 12 < axis.right - x;
        ink.text(input.fonts.small, fits ? x + 6 : x - 6, top + time_heading_px / 2, words,
                 input.colours().text_quiet, fits ? Align::left : Align::right);
    }
};

/// The moment follows the mouse while its button is down, also when it leaves the panel.
void read_mouse(const PanelInput& input, const TimeAxis& axis, Actions& actions) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool is_over = ImGui::IsWindowHovered() && mouse.x > axis.left - 8;
    if (is_over && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        const bool is_shift = ImGui::GetIO().KeyShift;
        const SimTime at = axis.time_at(mouse.x);
        if (is_shift && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4)) {
            const SimTime from = axis.time_at(ImGui::GetIO().MouseClickedPos[0].x);
            actions.push_back(SetLoop{{std::min(from, at), std::max(from, at)}});
        } else if (!is_shift) {
            actions.push_back(GoTo{at});
        }
    }
    read_axis_mouse(input, axis, is_over, actions);
    const bool is_over_names = ImGui::IsWindowHovered() && !is_over;
    const float wheel = ImGui::GetIO().MouseWheel;
    if (is_over_names && wheel != 0) actions.push_back(ScrollActions{wheel > 0 ? -1 : 1});
}

}  // namespace

void show_time_panel(const PanelInput& input, Rect rect, Actions& actions) {
    begin_panel("time", rect);
    const Ink ink{ImGui::GetWindowDrawList(), input.colours()};
    const TimeRows rows = time_rows(input.shown);
    const TimeAxis axis = input.axis(rect.x + gutter_px, rect.right() - right_margin_px);
    TimePanel panel{input, ink, rows, axis, rect.y + 4};
    const float top = panel.y, lowest = rect.bottom() - axis_row_px - 6;
    panel.grid(top, lowest);
    panel.show_rules();
    if (rows.has_drill) panel.drill_row();
    const float legend_y = panel.y;
    panel.show_steps(lowest);
    panel.unrecorded(top);
    panel.loop_and_bookmarks(top, lowest);
    panel.axis_row();
    panel.cursor(top);
    if (!rows.steps.empty()) panel.bar_legend(legend_y);  // over the cursor's line
    read_mouse(input, axis, actions);
    ImGui::End();
}

}  // namespace tidegate::viz
